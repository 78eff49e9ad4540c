package dev.assay.backup.form;

import dev.assay.contracts.topics.TopicNames;
import java.util.Locale;

/** The topics that hold facts; all a registry knows follows from them. */
public enum FactTopic {
  /** Versions, their later life, what they owe each other. */
  SCHEMAS,
  /** Policies, bindings. */
  ENFORCEMENT;

  /** What it is called in a backup, whatever the registry's prefix. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is called in a registry. */
  public String in(TopicNames topics) {
    return switch (this) {
      case SCHEMAS -> topics.schemas();
      case ENFORCEMENT -> topics.enforcement();
    };
  }

  static FactTopic of(String text) {
    for (FactTopic topic : values()) {
      if (topic.text().equals(text)) {
        return topic;
      }
    }
    throw new IllegalArgumentException("'%s' is no topic of facts".formatted(text));
  }
}
