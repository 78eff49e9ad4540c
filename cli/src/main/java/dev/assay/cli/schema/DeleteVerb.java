package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema delete}. */
@Command(
    name = "delete",
    description = {
      "Put versions away: nobody finds them any more, except by their id.",
      "Nothing is lost; see restore and purge."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema delete v1/a.A@1.0.0 --reason \"published by mistake\"",
      "  assay schema delete v2/a.A --dry-run"
    })
final class DeleteVerb implements Runnable {
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
        output, registry.lifecycle().delete(target.named(), reason, dryRun), "deleted");
  }
}
