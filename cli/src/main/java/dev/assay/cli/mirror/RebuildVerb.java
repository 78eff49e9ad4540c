package dev.assay.cli.mirror;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** {@code assay mirror rebuild}. */
@Command(
    name = "rebuild",
    description = "Fill the mirror anew from the registry, and remove what does not belong there.",
    footerHeading = "%nExamples:%n",
    footer = "  assay mirror rebuild")
final class RebuildVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Override
  public void run() {
    JsonNode report = registry.mirror().rebuild();
    output.answer(report, out -> MemberLines.write(report, out));
  }
}
