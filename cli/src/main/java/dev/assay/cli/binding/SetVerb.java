package dev.assay.cli.binding;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.connection.ValidatorOption;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.BindingBody;
import dev.assay.contracts.rest.BindingWishBody;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay binding set}. */
@Command(
    name = "set",
    description = {
      "Decide by which schema a topic's events are judged, and where they go.",
      "Holds from the next event on; other source topics restart the stream in place.",
      "What is left out takes its default, whatever stood before."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay binding set orders --source orders --schema shop.Order --reason \"a new topic\"",
      "  assay binding set orders --source orders --schema shop.Order --when-unchecked refuse",
      "  assay binding set telemetry --pattern 'telemetry\\..*' --schema telemetry.Event"
    })
final class SetVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private ValidatorOption validator = new ValidatorOption();

  @Mixin private RuleOptions rule = new RuleOptions();

  @Parameters(arity = "1", paramLabel = "NAME", description = "The binding's name.")
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; the audit and whoever is paged will read it.")
  private Optional<String> reason = Optional.empty();

  @Option(names = "--no-wait", description = "Do not ask the validator.")
  private boolean unwanted;

  @Override
  public Integer call() {
    if (reason.isEmpty()) {
      output.note("no --reason given; the audit will not say why");
    }
    BindingWishBody wish = rule.wish(reason);
    Effect before = unwanted ? Effect.NOT_AWAITED : Effect.asOf(validator.validator());
    BindingBody binding = registry.bindings().set(name, wish);
    Effect effect =
        unwanted
            ? Effect.NOT_AWAITED
            : before.await(validator.validator(), binding.name(), binding.revision());
    output.answer(
        new Decision(binding, effect),
        "%s: %s judged by %s (revision %d)%s"
            .formatted(
                binding.name(),
                binding.source().or(binding::pattern).orElse("?"),
                binding.schema(),
                binding.revision(),
                effect.phrase()));
    return effect.isSetAside() ? ExitCode.FAILED : ExitCode.DONE;
  }
}
