package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema undeprecate}. */
@Command(
    name = "undeprecate",
    description = "Say that versions may be used again.",
    footerHeading = "%nExamples:%n",
    footer = "  assay schema undeprecate v1/a.A@1.0.0")
final class UndeprecateVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private TargetOption target = new TargetOption();

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Override
  public void run() {
    ImpactLines.answer(
        output, registry.lifecycle().undeprecate(target.named(), dryRun), "in use again");
  }
}
