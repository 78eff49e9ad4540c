package dev.assay.contracts.compatibility;

import java.time.Instant;
import java.util.Optional;

/**
 * What operators decided about compatibility for a scope, with who, why and since when.
 *
 * @param scope what it is about
 * @param rule what is asked for; empty where it is left to the wider scopes again
 * @param revision from 1, higher for every later decision of the cluster, whatever its scope
 * @param by who decided
 * @param reason why, may be empty
 * @param since when it was decided, to the millisecond
 */
public record CompatibilityPolicy(
    CompatibilityScope scope,
    Optional<CompatibilityRule> rule,
    long revision,
    String by,
    String reason,
    Instant since) {

  /** The revision of the rule that holds where nobody decided anything. */
  public static final long DEFAULT_REVISION = 0;

  /** What holds where nobody decided anything. */
  public static final CompatibilityPolicy DEFAULT =
      new CompatibilityPolicy(
          CompatibilityScope.EVERYTHING,
          Optional.of(CompatibilityRule.DEFAULT),
          DEFAULT_REVISION,
          "default",
          "nobody decided otherwise",
          Instant.EPOCH);

  public CompatibilityPolicy {
    if (revision < 0) {
      throw new IllegalArgumentException(
          "compatibility policy revision %d is negative".formatted(revision));
    }
    since = Instant.ofEpochMilli(since.toEpochMilli());
  }
}
