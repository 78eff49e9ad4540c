package dev.assay.triage;

import dev.assay.kit.lifecycle.CannotStart;
import java.util.SortedSet;

/** The topics to read can't be found. */
final class DeadLetterTopicsAway extends CannotStart {
  private DeadLetterTopicsAway(String message) {
    super(message);
  }

  private DeadLetterTopicsAway(String message, Throwable cause) {
    super(message, cause);
  }

  static DeadLetterTopicsAway missing(SortedSet<String> topics) {
    return new DeadLetterTopicsAway(
        "dead-letter topics %s do not exist: create them, correct dead-letter-topics, or set topics.create-sources=true"
            .formatted(String.join(", ", topics)));
  }

  static DeadLetterTopicsAway unreachable(String bootstrapServers, Throwable cause) {
    return new DeadLetterTopicsAway(
        "no Kafka broker at %s told its topics (%s): start one there, or change kafka.bootstrap-servers"
            .formatted(bootstrapServers, cause),
        cause);
  }
}
