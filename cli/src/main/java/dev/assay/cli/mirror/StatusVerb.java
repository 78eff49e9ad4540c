package dev.assay.cli.mirror;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code assay mirror status}. */
@Command(
    name = "status",
    description = "Show how far the mirror has followed.",
    footerHeading = "%nExamples:%n",
    footer = "  assay mirror status --json")
final class StatusVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Override
  public void run() {
    JsonNode status = registry.mirror().status();
    output.answer(status, out -> MemberLines.write(status, out));
  }
}
