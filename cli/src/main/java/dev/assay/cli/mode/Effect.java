package dev.assay.cli.mode;

import dev.assay.client.ServiceFailure;
import dev.assay.client.ValidatorClient;
import dev.assay.contracts.rest.LogPosition;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Whether a validator applies a decision yet.
 *
 * @param afterMs when it was seen to, counted from the registry's answer
 * @param phrase the same for people, to be put behind a statement
 */
record Effect(Optional<Long> afterMs, String phrase) {
  static final Effect NOT_AWAITED = new Effect(Optional.empty(), "");

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

  /** Waits a short while until the validator has reached the position. */
  static Effect await(ValidatorClient validator, LogPosition decided) {
    long start = System.nanoTime();
    try {
      while (validator.position().enforcement() < decided.enforcement()) {
        if (System.nanoTime() - start > PATIENCE.toNanos()) {
          return notSeen(
              "the validator has not applied it within %d s".formatted(PATIENCE.toSeconds()));
        }
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    } catch (ServiceFailure noWord) {
      return notSeen("whether it is applied is unknown: " + noWord.getMessage());
    }
    long afterMs = Duration.ofNanos(System.nanoTime() - start).toMillis();
    return new Effect(Optional.of(afterMs), ", effective after %d ms".formatted(afterMs));
  }

  private static Effect notSeen(String why) {
    return new Effect(Optional.empty(), ", but " + why);
  }
}
