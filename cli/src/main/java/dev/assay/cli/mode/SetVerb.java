package dev.assay.cli.mode;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.connection.ValidatorOption;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.client.PolicyInForce;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.rest.PolicyWishBody;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
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
      "  assay mode set telemetry.FeedbackEvent enforce --reason \"no violation in a week\"",
      "  assay mode set topic:telemetry.feedback canary --percent 5 --reason \"try it\"",
      "  assay mode set '*' log-only --no-wait"
    })
final class SetVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private ValidatorOption validator = new ValidatorOption();

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
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; the audit and whoever is paged will read it.")
  private Optional<String> reason = Optional.empty();

  @ArgGroup private Waiting waiting = new Waiting();

  /** Whether to wait until the validator applies it. */
  static final class Waiting {
    @Option(
        names = "--wait",
        description = "Fail where the validator has not applied it within 5 s.")
    private boolean wanted;

    @Option(names = "--no-wait", description = "Do not ask the validator.")
    private boolean unwanted;
  }

  @Override
  public Integer call() {
    if (reason.isEmpty()) {
      output.note("no --reason given; the audit will not say why");
    }
    PolicyInForce decided =
        registry
            .registry()
            .setPolicy(scope, new PolicyWishBody(Optional.of(mode), percent, reason));
    Effect effect =
        waiting.unwanted
            ? Effect.NOT_AWAITED
            : Effect.await(validator.validator(), decided.position());
    output.answer(
        new Decision(decided.policy(), decided.position().toString(), effect.afterMs()),
        "%s is %s (revision %d)%s"
            .formatted(
                decided.policy().scope(),
                PolicyTable.mode(decided.policy()),
                decided.policy().revision(),
                effect.phrase()));
    boolean missed = waiting.wanted && effect.afterMs().isEmpty();
    if (missed) {
      output.note("assay: decided" + effect.phrase());
    }
    return missed ? ExitCode.FAILED : ExitCode.DONE;
  }
}
