package dev.assay.registry.log;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * An end of the log: for each of the two topics the offset after everything committed.
 *
 * <p>The last offset before it may hold a transaction marker, which no reader ever sees as a
 * record; so this is compared with how far a reader has read, not with what it has applied.
 *
 * @param schemasExclusive of {@code assay.schemas}
 * @param enforcementExclusive of {@code assay.enforcement}
 */
record LogEnd(long schemasExclusive, long enforcementExclusive) {
  static final LogEnd START = new LogEnd(0, 0);

  static LogEnd of(Map<TopicPartition, Long> ends, LogAddress address) {
    return new LogEnd(
        ends.getOrDefault(address.schemas(), 0L), ends.getOrDefault(address.enforcement(), 0L));
  }

  boolean isAtLeast(LogEnd other) {
    return schemasExclusive >= other.schemasExclusive
        && enforcementExclusive >= other.enforcementExclusive;
  }
}
