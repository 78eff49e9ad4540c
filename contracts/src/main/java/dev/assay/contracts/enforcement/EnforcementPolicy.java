package dev.assay.contracts.enforcement;

import java.time.Instant;

/**
 * What operators decided for a scope, with who, why and since when.
 *
 * @param scope what it is about
 * @param rule what it asks for
 * @param revision from 1, higher for every later decision of the cluster, whatever its scope
 * @param by who decided
 * @param reason why, may be empty
 * @param since when it was decided
 */
public record EnforcementPolicy(
    Scope scope, Rule rule, long revision, String by, String reason, Instant since) {

  /** The revision of the policy that holds where nobody decided anything. */
  public static final long DEFAULT_REVISION = 0;

  /** What holds where nobody decided anything: violations are marked, nothing is refused. */
  public static final EnforcementPolicy DEFAULT =
      new EnforcementPolicy(
          Scope.EVERYTHING,
          Rule.of(Mode.LOG_ONLY),
          DEFAULT_REVISION,
          "default",
          "nobody decided otherwise",
          Instant.EPOCH);

  public EnforcementPolicy {
    if (revision < 0) {
      throw new IllegalArgumentException("policy revision %d is negative".formatted(revision));
    }
  }

  /** The mode that its rule asks for. */
  public Mode mode() {
    return rule.mode();
  }

  /**
   * A mode with the share of keys that it enforces.
   *
   * @param mode the mode
   * @param enforcedPercent 0 to 100: the share of keys for which an invalid event is refused; 1 to
   *     99 only in canary
   */
  public record Rule(Mode mode, int enforcedPercent) {
    public Rule {
      boolean fits =
          switch (mode) {
            case OFF, LOG_ONLY -> enforcedPercent == 0;
            case CANARY -> enforcedPercent >= 1 && enforcedPercent <= 99;
            case ENFORCE -> enforcedPercent == 100;
          };
      if (!fits) {
        throw new IllegalArgumentException(
            "%d percent does not go with mode %s: give 1 to 99 with canary, nothing with the others"
                .formatted(enforcedPercent, mode));
      }
    }

    /** A mode that needs no share: any but canary. */
    public static Rule of(Mode mode) {
      return new Rule(mode, mode == Mode.ENFORCE ? 100 : 0);
    }

    /** Canary for a share of the keys, 1 to 99. */
    public static Rule canary(int percent) {
      return new Rule(Mode.CANARY, percent);
    }
  }
}
