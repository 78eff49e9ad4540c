package dev.assay.triage.group;

import java.util.Comparator;

/**
 * Where a dead letter stands in its dead-letter topic.
 *
 * @param topic the dead-letter topic
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record LetterPosition(String topic, int partition, long offset)
    implements Comparable<LetterPosition> {
  private static final Comparator<LetterPosition> ORDER =
      Comparator.comparing(LetterPosition::topic)
          .thenComparingInt(LetterPosition::partition)
          .thenComparingLong(LetterPosition::offset);

  public LetterPosition {
    if (topic.isEmpty() || partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "no dead letter stands at '%s'-%d@%d: it needs a topic, a partition and an offset from 0"
              .formatted(topic, partition, offset));
    }
  }

  @Override
  public int compareTo(LetterPosition other) {
    return ORDER.compare(this, other);
  }
}
