package dev.assay.registry.log;

import dev.assay.contracts.facts.FactLevel;
import java.time.Duration;

/**
 * How writing behaves.
 *
 * @param timeout how long a command may take, waiting included; 100 ms to 60 s
 * @param queueCapacity how many commands may wait, from 1
 * @param maxBatch how many of them are written in one transaction, from 1
 * @param transactionTimeout after which Kafka aborts what a dead holder left open; 1 to 10 s
 * @param level up to which facts are written
 */
public record PenSettings(
    Duration timeout,
    int queueCapacity,
    int maxBatch,
    Duration transactionTimeout,
    FactLevel level) {
  private static final PenSettings DEFAULTS =
      new PenSettings(Duration.ofSeconds(10), 1_000, 100, Duration.ofSeconds(10), FactLevel.NEWEST);

  public PenSettings {
    requireBetween("timeout", timeout, Duration.ofMillis(100), Duration.ofSeconds(60));
    requireBetween(
        "transactionTimeout", transactionTimeout, Duration.ofSeconds(1), Duration.ofSeconds(10));
    requirePositive("queueCapacity", queueCapacity);
    requirePositive("maxBatch", maxBatch);
  }

  /** 10 s a command, 1,000 waiting, 100 in one transaction, 10 s a transaction. */
  public static PenSettings defaults() {
    return DEFAULTS;
  }

  private static void requireBetween(String name, Duration value, Duration min, Duration max) {
    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
      throw new IllegalArgumentException(
          "%s %s is not between %s and %s".formatted(name, value, min, max));
    }
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s %d is not positive".formatted(name, value));
    }
  }
}
