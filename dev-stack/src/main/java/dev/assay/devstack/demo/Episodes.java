package dev.assay.devstack.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Calm and active periods in turn, each of a random length. */
final class Episodes {
  /** An onlooker should see something happen within the first minute. */
  private static final int FIRST_CALM_DIVISOR = 4;

  private final RandomGenerator random;
  private final Lengths lengths;
  private Instant nextTurn;
  private boolean active;

  Episodes(RandomGenerator random, Instant start, Lengths lengths) {
    this.random = random;
    this.lengths = lengths;
    this.nextTurn = start.plus(lengths.calm().pick(random).dividedBy(FIRST_CALM_DIVISOR));
  }

  /** Whether an active period is under way; asked with times that never go back. */
  boolean activeAt(Instant now) {
    while (!now.isBefore(nextTurn)) {
      active = !active;
      nextTurn = nextTurn.plus((active ? lengths.active() : lengths.calm()).pick(random));
    }
    return active;
  }

  /** How long periods of either kind last. */
  record Lengths(Span calm, Span active) {}

  /** A length between two bounds in seconds, every one as likely as the other. */
  record Span(double fromSeconds, double toSecondsExclusive) {
    Span {
      if (!(fromSeconds > 0 && toSecondsExclusive > fromSeconds)) {
        throw new IllegalArgumentException(
            "a span from %s s to %s s is empty or begins at nothing"
                .formatted(fromSeconds, toSecondsExclusive));
      }
    }

    Duration pick(RandomGenerator random) {
      return Duration.ofMillis(
          Math.max(1, Math.round(1000 * random.nextDouble(fromSeconds, toSecondsExclusive))));
    }
  }
}
