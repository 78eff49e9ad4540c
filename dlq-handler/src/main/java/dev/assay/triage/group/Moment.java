package dev.assay.triage.group;

import java.time.Instant;

/**
 * When an event was refused, told apart from every other refusal by where its dead letter stands.
 *
 * <p>A total order without ties, so that what a group keeps does not depend on the order in which
 * its dead letters arrive.
 *
 * @param failedAt the dead letter's own timestamp, in milliseconds
 * @param position where it stands
 */
public record Moment(Instant failedAt, LetterPosition position) implements Comparable<Moment> {
  @Override
  public int compareTo(Moment other) {
    int byTime = failedAt.compareTo(other.failedAt);
    return byTime != 0 ? byTime : position.compareTo(other.position);
  }
}
