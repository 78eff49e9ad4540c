package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema restore}. */
@Command(
    name = "restore",
    description = "Bring back versions that were deleted.",
    footerHeading = "%nExamples:%n",
    footer = "  assay schema restore v1/a.A@1.0.0")
final class RestoreVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Mixin private TargetOption target = new TargetOption();

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why; the audit and whoever is paged will read it.")
  private String reason = "";

  @Option(names = "--dry-run", description = "Only say what would happen.")
  private boolean dryRun;

  @Override
  public void run() {
    ImpactLines.answer(
        output, registry.lifecycle().restore(target.named(), reason, dryRun), "restored");
  }
}
