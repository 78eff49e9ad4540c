package dev.assay.triage.group;

import java.time.Instant;
import java.util.Comparator;

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
  private static final Comparator<Moment> ORDER =
      Comparator.comparing(Moment::failedAt).thenComparing(Moment::position);

  @Override
  public int compareTo(Moment other) {
    return ORDER.compare(this, other);
  }
}
