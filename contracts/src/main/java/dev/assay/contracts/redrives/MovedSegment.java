package dev.assay.contracts.redrives;

import java.util.List;

/**
 * Which dead letters of one partition a redrive has dealt with: the value under {@code
 * moved/<redrive>/<topic>/<partition>/<number>}.
 *
 * <p>A range says that every dead letter <em>of the scope</em> in it was moved or parked; dead
 * letters of other groups may stand between them. So a whole group takes one range, however many
 * other groups share its topic. Segments are bounded; a full one is never written again.
 *
 * @param form how to read the rest; {@link RedriveRecord#FORM}
 * @param redrive its id
 * @param scope the failure group, or {@link #EVERYTHING}
 * @param topic the dead-letter topic
 * @param partition its partition
 * @param number counted from 0
 * @param gaps the bounds of the ranges, ascending, each as its distance from the one before: first
 *     inclusive, last exclusive, and so on
 */
public record MovedSegment(
    int form,
    String redrive,
    String scope,
    String topic,
    int partition,
    int number,
    List<Long> gaps) {
  /** The scope of a redrive that is not about one group. */
  public static final String EVERYTHING = "*";

  public MovedSegment {
    gaps = List.copyOf(gaps);
    if (gaps.size() % 2 != 0 || gaps.stream().anyMatch(gap -> gap < 0)) {
      throw new IllegalArgumentException(
          "segment %d of %s in %s-%d has bounds that are no ranges"
              .formatted(number, redrive, topic, partition));
    }
  }
}
