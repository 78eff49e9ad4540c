package dev.assay.cli.mode;

import dev.assay.client.EnforcementClient;
import dev.assay.client.PolicyInForce;
import dev.assay.contracts.enforcement.Scope;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code assay mode rearm}. */
@Command(
    name = "rearm",
    description = "Bring back what a guard took back, with the same guard.",
    footerHeading = "%nExamples:%n",
    footer = "  assay mode rearm telemetry.FeedbackEvent --reason \"1.4.1 is mended\" --wait")
final class RearmVerb extends ScopeVerb {
  @Override
  PolicyInForce decide(
      EnforcementClient registry,
      Scope scope,
      Optional<String> reason,
      Optional<Long> ifRevision) {
    return registry.rearm(scope, reason, ifRevision);
  }

  @Override
  String statement(Scope scope, PolicyInForce decided) {
    return PolicyTable.line(decided.policy());
  }
}
