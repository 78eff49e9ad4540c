package dev.assay.cli.schema;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay schema purge}. */
@Command(
    name = "purge",
    description = {
      "Destroy deleted versions for good.",
      "Refused while other schemas refer to them; numbers and ids are never given again."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema purge v1/a.A@1.0.0 --dry-run",
      "  assay schema purge v1/a.A --reason \"held personal data\""
    })
final class PurgeVerb implements Runnable {
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
        output, registry.lifecycle().purge(target.named(), reason, dryRun), "purged");
  }
}
