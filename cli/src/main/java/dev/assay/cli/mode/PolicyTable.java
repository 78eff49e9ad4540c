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
            mode(policy),
            policy.revision(),
            policy.revision() == EnforcementPolicy.DEFAULT_REVISION ? "-" : policy.since(),
            policy.by(),
            policy.reason()));
    return table;
  }

  /** The mode, with its share where it is enforced for some keys only. */
  static String mode(PolicyBody policy) {
    return policy.mode().equals(Mode.CANARY.text())
        ? "%s %d%%".formatted(policy.mode(), policy.enforcedPercent())
        : policy.mode();
  }
}
