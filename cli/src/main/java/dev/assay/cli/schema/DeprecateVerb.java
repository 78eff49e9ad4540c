package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.DeprecationWishBody;
import dev.assay.contracts.rest.ImpactBody;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema deprecate}. */
@Command(
    name = "deprecate",
    description = {
      "Say that versions should not be used any more.",
      "They are still found and still judge; whoever asks for the latest gets another."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema deprecate v1/a.A@1.0.0 --note \"use 1.1.0\"",
      "  assay schema deprecate v1/a.A --successor v2/a.A --sunset 2027-01-31"
    })
final class DeprecateVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private TargetOption target = new TargetOption();

  @Option(names = "--note", paramLabel = "TEXT", description = "What to use instead, or why.")
  private Optional<String> note = Optional.empty();

  @Option(
      names = "--sunset",
      paramLabel = "DATE",
      description = "The day from which nobody should count on them, such as 2027-01-31.")
  private Optional<String> sunset = Optional.empty();

  @Option(
      names = "--successor",
      paramLabel = "vN/NAME[@VERSION]",
      description = "What to use instead; must be in use.")
  private Optional<String> successor = Optional.empty();

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Override
  public void run() {
    ImpactBody impact =
        registry
            .lifecycle()
            .deprecate(target.named(), new DeprecationWishBody(note, sunset, successor), dryRun);
    ImpactLines.answer(output, impact, "deprecated");
  }
}
