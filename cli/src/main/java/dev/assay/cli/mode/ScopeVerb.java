package dev.assay.cli.mode;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.client.EnforcementClient;
import dev.assay.client.PolicyInForce;
import dev.assay.contracts.enforcement.Scope;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A verb that decides about a scope and needs to know nothing else. */
abstract class ScopeVerb implements Callable<Integer> {
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

  /** Asks for it. */
  abstract PolicyInForce decide(
      EnforcementClient registry,
      Scope scope,
      Optional<String> reason,
      Optional<Long> ifRevision);

  /** What holds now, for people. */
  abstract String statement(Scope scope, PolicyInForce decided);

  @Override
  public final Integer call() {
    EnforcementClient client = registry.enforcement();
    PolicyInForce decided =
        decide(client, scope, decision.reason(output), decision.ifRevision());
    return decision.tell(decided, statement(scope, decided), client, output);
  }
}
