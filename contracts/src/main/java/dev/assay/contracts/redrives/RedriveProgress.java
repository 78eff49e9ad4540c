package dev.assay.contracts.redrives;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * How far a redrive has come in one partition of a dead-letter topic.
 *
 * @param topic the dead-letter topic
 * @param partition its partition
 * @param start the first offset it looks at
 * @param end the first offset it does not look at any more; fixed when it began
 * @param position the next offset to look at
 */
public record RedriveProgress(String topic, int partition, long start, long end, long position) {
  public RedriveProgress {
    if (partition < 0 || start < 0 || end < start || position < start) {
      throw new IllegalArgumentException(
          "%s-%d can't be redriven from %d to %d at %d"
              .formatted(topic, partition, start, end, position));
    }
  }

  /** The same, further on. */
  public RedriveProgress at(long newPosition) {
    return new RedriveProgress(topic, partition, start, end, Math.min(newPosition, end));
  }

  /** Whether all of it has been looked at. */
  @JsonIgnore
  public boolean isDone() {
    return position >= end;
  }
}
