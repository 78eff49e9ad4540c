package dev.assay.cli.mode;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.When;
import dev.assay.client.EnforcementClient;
import dev.assay.client.PolicyInForce;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.rest.PolicyWishBody;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay mode set}. */
@Command(
    name = "set",
    description = {
      "Decide what happens to events that break their schema.",
      "The narrowest scope wins: topic, then schema, then '*'."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay mode set telemetry.FeedbackEvent enforce --reason \"no violation in a week\" --wait",
      "  assay mode set topic:telemetry.feedback canary --percent 5 --guard 2 --reason \"try it\"",
      "  assay mode set telemetry.FeedbackEvent off --until 2h --reason \"producers migrate\"",
      "  assay mode set '*' log-only --if-revision 12 --no-wait"
    })
final class SetVerb implements Callable<Integer> {
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

  // A text, not an enum: the registry knows which modes it grants, and says so where it does not.
  @Parameters(
      index = "1",
      arity = "1",
      paramLabel = "MODE",
      completionCandidates = ModeNames.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String mode = "";

  @Option(
      names = "--percent",
      paramLabel = "N",
      description = "With canary: the share of keys that is enforced, 1 to 99.")
  private Optional<Integer> percent = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = When.Converter.class,
      description =
          "Until then only (2026-11-21T18:00:00Z) or for so long (90m, 2h); then the scope's last decision without an end holds again.")
  private Optional<When> until = Optional.empty();

  @Mixin private GuardOptions guard = new GuardOptions();

  @Option(names = "--force", description = "Also where a guard tripped and nobody armed it again.")
  private boolean force;

  @Override
  public Integer call() {
    Optional<String> reason = decision.reason(output);
    EnforcementClient client = registry.enforcement();
    PolicyInForce decided =
        client.set(
            scope,
            new PolicyWishBody(
                Optional.of(mode),
                percent,
                reason,
                until.map(when -> when.future(Instant.now())),
                guard.body(),
                force ? Optional.of(true) : Optional.empty()),
            decision.ifRevision());
    return decision.tell(decided, PolicyTable.line(decided.policy()), client, output);
  }
}
