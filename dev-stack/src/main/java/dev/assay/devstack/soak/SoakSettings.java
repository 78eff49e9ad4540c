package dev.assay.devstack.soak;

import java.time.Duration;

/**
 * What a soak is asked to do.
 *
 * @param duration how long events are sent and faults are made
 * @param seed decides which faults come in which order, and which events are bad
 * @param rate events per second, 1 to 20000
 * @param validators processes, 1 to 4
 * @param faultEvery from one fault to the next, on average
 * @param minFaults goes on beyond the duration until so many faults were made, up to thrice as long
 * @param atLeastOnce breaks the validators on purpose, so that the soak can be seen to fail
 */
record SoakSettings(
    Duration duration,
    long seed,
    int rate,
    int validators,
    Duration faultEvery,
    int minFaults,
    boolean atLeastOnce) {
  private static final int MAX_RATE = 20_000;
  private static final int MAX_VALIDATORS = 4;

  SoakSettings {
    if (duration.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "--minutes %s is less than a second; give a number such as 2 or 0.5"
              .formatted(duration.toMillis() / 60_000.0));
    }
    requireWithin("--rate", rate, 1, MAX_RATE);
    requireWithin("--validators", validators, 1, MAX_VALIDATORS);
    if (faultEvery.toMillis() < 100) {
      throw new IllegalArgumentException(
          "--fault-every %s s is less than 0.1 s".formatted(faultEvery.toMillis() / 1000.0));
    }
    requireWithin("--min-faults", minFaults, 0, Integer.MAX_VALUE);
  }

  private static void requireWithin(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s %d is not between %d and %d".formatted(option, value, least, most));
    }
  }
}
