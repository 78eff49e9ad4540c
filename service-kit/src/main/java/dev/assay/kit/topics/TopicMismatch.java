package dev.assay.kit.topics;

import dev.assay.kit.lifecycle.CannotStart;

/** A topic that is there, but isn't what it must be; nothing was altered. */
public final class TopicMismatch extends CannotStart {
  private final String topic;
  private final String setting;
  private final String found;
  private final String expected;

  TopicMismatch(String topic, String setting, String found, String expected) {
    super(
        "topic %s has %s = %s, expected %s: alter the topic or let the configuration name another one; it was left as it is"
            .formatted(topic, setting, found, expected));
    this.topic = topic;
    this.setting = setting;
    this.found = found;
    this.expected = expected;
  }

  /** The topic's name. */
  public String topic() {
    return topic;
  }

  /** What differs: {@code partitions} or a topic-level setting. */
  public String setting() {
    return setting;
  }

  /** What the topic has. */
  public String found() {
    return found;
  }

  /** What it must have. */
  public String expected() {
    return expected;
  }
}
