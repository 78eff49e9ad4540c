package dev.assay.registry.enforcementapi;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.rest.GuardBody;
import dev.assay.contracts.rest.PolicyWishBody;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads what is asked for. */
final class PolicyWishes {
  private PolicyWishes() {}

  static Rule rule(PolicyWishBody body) {
    try {
      Mode mode = Mode.parse(body.mode().orElseThrow(EnforcementProblems::modeMissing));
      int enforced = Rule.of(Mode.ENFORCE).enforcedPercent();
      int percent =
          switch (mode) {
            case CANARY, OFF, LOG_ONLY -> body.percent().orElse(0);
            case ENFORCE -> body.percent().orElse(enforced);
          };
      return new Rule(mode, percent, body.guard().map(GuardBody::limits));
    } catch (IllegalArgumentException wrong) {
      throw EnforcementProblems.badRule(wrong);
    }
  }

  static Optional<Instant> until(PolicyWishBody body) {
    try {
      return body.until().map(Instant::parse);
    } catch (DateTimeException notIso) {
      throw EnforcementProblems.badUntil(body.until().orElse(""));
    }
  }
}
