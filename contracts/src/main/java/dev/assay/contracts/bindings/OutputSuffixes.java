package dev.assay.contracts.bindings;

import dev.assay.contracts.topics.TopicNames;
import java.util.List;

/** How topics end that a validator or a redrive writes. */
public final class OutputSuffixes {
  /** Validated events, dead letters, parked ones. */
  public static final List<String> ALL =
      List.of(TopicNames.validated(""), TopicNames.deadLetters(""), TopicNames.parked(""));

  private OutputSuffixes() {}

  /** Whether a topic ends like one of them. */
  public static boolean areOn(String topic) {
    return ALL.stream().anyMatch(topic::endsWith);
  }
}
