package dev.assay.cli.binding;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.BindingRemovedBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay binding remove}. */
@Command(
    name = "remove",
    description = {
      "Take back what was decided about a binding.",
      "What the validator's own configuration says by that name holds again."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  assay binding remove orders --reason \"the topic is gone\""})
final class RemoveVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(arity = "1", paramLabel = "NAME", description = "The binding's name.")
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Why; the audit and whoever is paged will read it.")
  private String reason = "";

  @Override
  public void run() {
    BindingRemovedBody removed = registry.bindings().remove(name, reason);
    output.answer(
        removed,
        "%s is left to the validator's configuration (revision %d)"
            .formatted(removed.name(), removed.revision()));
  }
}
