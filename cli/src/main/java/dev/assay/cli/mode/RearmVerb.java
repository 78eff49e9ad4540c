package dev.assay.cli.mode;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.client.EnforcementClient;
import dev.assay.client.PolicyInForce;
import dev.assay.contracts.enforcement.Scope;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay mode rearm}. */
@Command(
    name = "rearm",
    description = "Bring back what a guard took back, with the same guard.",
    footerHeading = "%nExamples:%n",
    footer = "  assay mode rearm telemetry.FeedbackEvent --reason \"1.4.1 is mended\" --wait")
final class RearmVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private DecisionOptions decision = new DecisionOptions();

  @Parameters(
      index = "0",
      arity = "1",
      paramLabel = "SCOPE",
      converter = ScopeConverter.class,
      description = "The scope whose guard tripped.")
  private Scope scope = Scope.EVERYTHING;

  @Override
  public Integer call() {
    EnforcementClient client = registry.enforcement();
    PolicyInForce decided = client.rearm(scope, decision.reason(output), decision.ifRevision());
    return decision.tell(decided, PolicyTable.line(decided.policy()), client, output);
  }
}
