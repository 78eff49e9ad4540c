package dev.assay.triage.group;

/**
 * Where a dead letter stands in its dead-letter topic.
 *
 * @param topic the dead-letter topic
 * @param partition 0 or more
 * @param offset 0 or more
 */
public record LetterPosition(String topic, int partition, long offset)
    implements Comparable<LetterPosition> {
  public LetterPosition {
    if (topic.isEmpty() || partition < 0 || offset < 0) {
      throw new IllegalArgumentException(
          "no dead letter stands at '%s'-%d@%d: it needs a topic, a partition and an offset from 0"
              .formatted(topic, partition, offset));
    }
  }

  @Override
  public int compareTo(LetterPosition other) {
    int byTopic = topic.compareTo(other.topic);
    int byPartition = byTopic != 0 ? byTopic : Integer.compare(partition, other.partition);
    return byPartition != 0 ? byPartition : Long.compare(offset, other.offset);
  }
}
