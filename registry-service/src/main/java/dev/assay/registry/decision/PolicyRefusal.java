package dev.assay.registry.decision;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.GuardTrip;
import dev.assay.contracts.enforcement.Scope;
import java.time.Instant;

/** Why it shall not be so about enforcement. */
public sealed interface PolicyRefusal {

  /** The reason on one line, for people and the audit. */
  String because();

  /**
   * Somebody decided in the meantime.
   *
   * @param scope what about
   * @param expected the revision that the command builds upon
   * @param stands what is in force
   */
  record Moved(Scope scope, long expected, EnforcementPolicy stands) implements PolicyRefusal {
    @Override
    public String because() {
      return "%s is %s at revision %d (%s, by %s%s), not at revision %d"
          .formatted(
              scope,
              stands.rule(),
              stands.revision(),
              stands.scope().equals(scope) ? "its own" : "from " + stands.scope(),
              stands.by(),
              stands.reason().isEmpty() ? "" : ": " + stands.reason(),
              expected);
    }
  }

  /**
   * The guard tripped, and nobody armed it again.
   *
   * @param stands what is in force since
   * @param trip what it saw
   */
  record GuardTripped(EnforcementPolicy stands, GuardTrip trip) implements PolicyRefusal {
    @Override
    public String because() {
      return "the guard of %s tripped at %s: %s"
          .formatted(stands.scope(), stands.since(), stands.reason());
    }
  }

  /**
   * There is no guard to arm again.
   *
   * @param stands what is in force
   */
  record NothingTripped(EnforcementPolicy stands) implements PolicyRefusal {
    @Override
    public String because() {
      return "no guard tripped: %s is %s since %s by %s"
          .formatted(stands.scope(), stands.rule(), stands.since(), stands.by());
    }
  }

  /**
   * The policy would end before it begins.
   *
   * @param scope what about
   * @param until when it would end
   */
  record TimeIsOver(Scope scope, Instant until) implements PolicyRefusal {
    @Override
    public String because() {
      return "a policy of %s until %s would end before it begins".formatted(scope, until);
    }
  }
}
