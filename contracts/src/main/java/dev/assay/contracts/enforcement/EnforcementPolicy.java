package dev.assay.contracts.enforcement;

import java.time.Instant;
import java.util.Optional;

/**
 * What is decided for a scope, with who, why, since when and until when.
 *
 * @param scope what it is about
 * @param rule what it asks for
 * @param revision from 1, higher for every later decision of the cluster, whatever its scope
 * @param by who decided
 * @param reason why, may be empty
 * @param since when it was decided
 * @param ending when it ends by itself, and what follows it then
 * @param cause what made it so
 */
public record EnforcementPolicy(
    Scope scope,
    Rule rule,
    long revision,
    String by,
    String reason,
    Instant since,
    Optional<Ending> ending,
    Cause cause) {

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

  /** A policy of an operator that holds until somebody decides otherwise. */
  public EnforcementPolicy(
      Scope scope, Rule rule, long revision, String by, String reason, Instant since) {
    this(scope, rule, revision, by, reason, since, Optional.empty(), new Cause.Operator());
  }

  /** The mode that its rule asks for. */
  public Mode mode() {
    return rule.mode();
  }

  /** What the guard saw that made it so, where a guard did. */
  public Optional<GuardTrip> trip() {
    return cause instanceof Cause.Tripped(GuardTrip trip) ? Optional.of(trip) : Optional.empty();
  }

  /** The same policy with what follows it, under the same revision: where its time is over. */
  public EnforcementPolicy ruledBy(Rule other) {
    return new EnforcementPolicy(
        scope, other, revision, by, reason, since, Optional.empty(), cause);
  }

  /**
   * The end of a policy that was decided for a time.
   *
   * @param at from when it holds no more
   * @param then the rule of the same scope that follows; without one the wider scopes decide
   */
  public record Ending(Instant at, Optional<Rule> then) {
    public Ending {
      at = Instant.ofEpochMilli(at.toEpochMilli());
    }
  }

  /**
   * A mode with the share of keys that it enforces.
   *
   * @param mode the mode
   * @param enforcedPercent 0 to 100: the share of keys for which an invalid event is refused; 1 to
   *     99 only in canary
   * @param guard what makes it fall back to log-only; only where something is enforced
   */
  public record Rule(Mode mode, int enforcedPercent, Optional<GuardLimits> guard) {
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
      if (guard.isPresent() && !mode.isEnforcing()) {
        throw new IllegalArgumentException(
            "a guard does not go with mode %s, which refuses nothing: give it with canary or enforce"
                .formatted(mode));
      }
    }

    /** A rule without a guard. */
    public Rule(Mode mode, int enforcedPercent) {
      this(mode, enforcedPercent, Optional.empty());
    }

    /** A mode that needs no share: any but canary. */
    public static Rule of(Mode mode) {
      return new Rule(mode, mode == Mode.ENFORCE ? 100 : 0);
    }

    /** Canary for a share of the keys, 1 to 99. */
    public static Rule canary(int percent) {
      return new Rule(Mode.CANARY, percent);
    }

    /** The same within these limits. */
    public Rule guardedBy(GuardLimits limits) {
      return new Rule(mode, enforcedPercent, Optional.of(limits));
    }

    /** The mode, with its share where it is enforced for some keys only. */
    @Override
    public String toString() {
      return mode == Mode.CANARY ? "%s %d%%".formatted(mode, enforcedPercent) : mode.text();
    }
  }
}
