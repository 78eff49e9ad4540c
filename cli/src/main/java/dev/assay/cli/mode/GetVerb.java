package dev.assay.cli.mode;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.client.EnforcementClient;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.rest.PoliciesBody;
import dev.assay.contracts.rest.PolicyBody;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay mode get}. */
@Command(
    name = "get",
    description = "Show which modes are in force, or the one that holds for a scope.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay mode get",
      "  assay mode get telemetry.FeedbackEvent",
      "  assay mode get topic:telemetry.feedback --json"
    })
final class GetVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "SCOPE",
      converter = ScopeConverter.class,
      description = "A schema's name, schema:NAME, topic:NAME or '*'.")
  private Optional<Scope> scope = Optional.empty();

  @Override
  public void run() {
    EnforcementClient client = registry.enforcement();
    scope.ifPresentOrElse(
        wanted -> show(client.policy(wanted).policy()), () -> showAll(client.policies()));
  }

  private void show(PolicyBody policy) {
    output.answer(policy, out -> PolicyTable.of(List.of(policy)).writeTo(out, ""));
  }

  private void showAll(PoliciesBody body) {
    boolean everythingIsDecided =
        body.policies().stream()
            .anyMatch(policy -> policy.scope().equals(Scope.EVERYTHING.toString()));
    List<PolicyBody> rows =
        everythingIsDecided
            ? body.policies()
            : Stream.concat(body.policies().stream(), Stream.of(body.fallback())).toList();
    output.answer(body, out -> PolicyTable.of(rows).writeTo(out, ""));
  }
}
