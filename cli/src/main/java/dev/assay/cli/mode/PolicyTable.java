package dev.assay.cli.mode;

import dev.assay.cli.terminal.Table;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.rest.PolicyBody;
import java.util.List;

/** Policies as people read them. */
final class PolicyTable {
  private PolicyTable() {}

  static Table of(List<PolicyBody> policies) {
    Table table = new Table("SCOPE", "MODE", "REVISION", "SINCE", "BY", "REASON");
    policies.forEach(policy ->
        table.row(
            policy.scope(),
            mode(policy) + policy.ending().map(ending -> " until " + ending.until()).orElse(""),
            policy.revision(),
            policy.revision() == EnforcementPolicy.DEFAULT_REVISION ? "-" : policy.since(),
            policy.by(),
            policy.reason()));
    return table;
  }

  /** A policy in a sentence. */
  static String line(PolicyBody policy) {
    return "%s is %s (revision %d)%s%s"
        .formatted(
            policy.scope(),
            mode(policy),
            policy.revision(),
            policy
                .ending()
                .map(ending ->
                    " until %s, then %s"
                        .formatted(
                            ending.until(),
                            ending
                                .then()
                                .map(rule -> share(rule.mode(), rule.enforcedPercent()))
                                .orElse("what the wider scopes say")))
                .orElse(""),
            policy.guard().map(guard -> ", guarded at " + guard.limits()).orElse(""));
  }

  /** The mode, with its share where it is enforced for some keys only. */
  static String mode(PolicyBody policy) {
    return share(policy.mode(), policy.enforcedPercent());
  }

  private static String share(String mode, int percent) {
    return mode.equals(Mode.CANARY.text()) ? "%s %d%%".formatted(mode, percent) : mode;
  }
}
