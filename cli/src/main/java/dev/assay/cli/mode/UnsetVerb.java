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

/** {@code assay mode unset}. */
@Command(
    name = "unset",
    description = "Leave a scope to the wider ones again.",
    footerHeading = "%nExamples:%n",
    footer = "  assay mode unset topic:telemetry.feedback --reason \"schemas decide\" --wait")
final class UnsetVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private DecisionOptions decision = new DecisionOptions();

  @Parameters(
      index = "0",
      arity = "1",
      paramLabel = "SCOPE",
      converter = ScopeConverter.class,
      description = "A schema's name, schema:NAME, topic:NAME or '*'.")
  private Scope scope = Scope.EVERYTHING;

  @Override
  public Integer call() {
    EnforcementClient client = registry.enforcement();
    PolicyInForce decided = client.lift(scope, decision.reason(output), decision.ifRevision());
    String statement =
        "%s is left to the wider scopes: %s".formatted(scope, PolicyTable.line(decided.policy()));
    return decision.tell(decided, statement, client, output);
  }
}
