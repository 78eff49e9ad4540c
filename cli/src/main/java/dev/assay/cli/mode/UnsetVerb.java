package dev.assay.cli.mode;

import dev.assay.client.EnforcementClient;
import dev.assay.client.PolicyInForce;
import dev.assay.contracts.enforcement.Scope;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code assay mode unset}. */
@Command(
    name = "unset",
    description = "Leave a scope to the wider ones again.",
    footerHeading = "%nExamples:%n",
    footer = "  assay mode unset topic:telemetry.feedback --reason \"schemas decide\" --wait")
final class UnsetVerb extends ScopeVerb {
  @Override
  PolicyInForce decide(
      EnforcementClient registry,
      Scope scope,
      Optional<String> reason,
      Optional<Long> ifRevision) {
    return registry.lift(scope, reason, ifRevision);
  }

  @Override
  String statement(Scope scope, PolicyInForce decided) {
    return "%s is left to the wider scopes: %s"
        .formatted(scope, PolicyTable.line(decided.policy()));
  }
}
