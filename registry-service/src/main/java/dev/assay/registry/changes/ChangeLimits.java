package dev.assay.registry.changes;

import java.time.Duration;

/**
 * How much serving subscribers may cost.
 *
 * @param keptChanges in memory, from 16
 * @param keptChars of them together
 * @param catchingUp subscribers that read older changes from Kafka at the same time
 * @param subscribers at the same time
 * @param queuedBytes that may wait for one of them
 * @param stalledFor after this without taking anything a subscriber with a full queue is cut off
 * @param heartbeat how often a subscriber hears that the connection stands
 */
public record ChangeLimits(
    int keptChanges,
    long keptChars,
    int catchingUp,
    int subscribers,
    int queuedBytes,
    Duration stalledFor,
    Duration heartbeat) {
  private static final ChangeLimits DEFAULTS =
      new ChangeLimits(
          10_000, 16L << 20, 8, 1_000, 256 << 10, Duration.ofSeconds(10), Duration.ofSeconds(15));

  /** 10,000 changes or 16 MiB, 8 catching up, 1,000 subscribers, 256 KiB, 10 s, 15 s. */
  public static ChangeLimits defaults() {
    return DEFAULTS;
  }
}
