package dev.assay.triage.courier;

import java.time.Duration;
import java.util.Optional;

/**
 * How patient and how fast a courier is.
 *
 * @param maxPerMinute messages; more wait
 * @param firstRetry after so long; doubled each time
 * @param lastRetry at most so long apart
 * @param giveUpAfter an alert so old is not news any more
 * @param quiet when nothing is brought
 */
public record Pace(
    int maxPerMinute,
    Duration firstRetry,
    Duration lastRetry,
    Duration giveUpAfter,
    Optional<QuietHours> quiet) {

  /** A pace that is never quiet. */
  public Pace(int maxPerMinute, Duration firstRetry, Duration lastRetry, Duration giveUpAfter) {
    this(maxPerMinute, firstRetry, lastRetry, giveUpAfter, Optional.empty());
  }

  public Pace {
    if (maxPerMinute < 1) {
      throw new IllegalArgumentException(
          "max-per-minute %d is less than 1".formatted(maxPerMinute));
    }
    if (firstRetry.isNegative() || firstRetry.isZero() || firstRetry.compareTo(lastRetry) > 0) {
      throw new IllegalArgumentException(
          "first retry after %s must be above zero and not after the longest, %s"
              .formatted(firstRetry, lastRetry));
    }
  }

  /** How old an alert may become: no older for having had to be quiet about it. */
  Duration patience() {
    return giveUpAfter.plus(quiet.map(QuietHours::length).orElse(Duration.ZERO));
  }

  /** How long to wait after so many failures in a row, from 1. */
  Duration afterFailures(int failures) {
    Duration wait = firstRetry;
    for (int i = 1; i < failures && wait.compareTo(lastRetry) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(lastRetry) < 0 ? wait : lastRetry;
  }

  /** The least time between two messages. */
  Duration between() {
    return Duration.ofMinutes(1).dividedBy(maxPerMinute);
  }
}
