package dev.assay.triage.alert;

import java.time.Duration;

/**
 * When the rules apply.
 *
 * @param spikeFactor how many times its usual rate makes a spike, above 1
 * @param spikePerMinute dead letters a minute below which nothing is a spike
 * @param tooOldAfter how long a group may stay open
 * @param newsWithin a group whose dead letters are all older is history, no news
 * @param budgetPerHour dead letters of one schema that are allowed in an hour; 0 for any number
 */
public record AlertLimits(
    double spikeFactor,
    double spikePerMinute,
    Duration tooOldAfter,
    Duration newsWithin,
    long budgetPerHour) {
  public AlertLimits {
    if (!(spikeFactor > 1) || !(spikePerMinute > 0)) {
      throw new IllegalArgumentException(
          "spike factor %s must be above 1, and spike-per-minute %s above 0"
              .formatted(spikeFactor, spikePerMinute));
    }
    if (budgetPerHour < 0) {
      throw new IllegalArgumentException(
          "budget-per-hour %d is negative; 0 allows any number".formatted(budgetPerHour));
    }
  }

  /** Ten times as many as usual, at least 10 a minute; open for a week; no budget. */
  public static AlertLimits defaults() {
    return new AlertLimits(10, 10, Duration.ofDays(7), Duration.ofDays(1), 0);
  }
}
