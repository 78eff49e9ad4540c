package dev.assay.triage.heal;

import dev.assay.contracts.deadletters.FailureFingerprint;

/**
 * Is told when dead letters of a group would pass, for source topics where somebody wants them
 * redriven without being asked.
 */
@FunctionalInterface
public interface AutoRedrive {
  /** Does nothing. */
  AutoRedrive OFF = fingerprint -> {};

  /**
   * Begins to redrive a group; returns soon. Told again for the same suggestion where a process
   * dies, so beginning twice must do no harm.
   *
   * @throws RuntimeException where it can't begin now and should be told again
   */
  void wouldPass(FailureFingerprint fingerprint);
}
