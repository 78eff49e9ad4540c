package dev.assay.cli.binding;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.BindingBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay binding show}. */
@Command(
    name = "show",
    description = {
      "Show a binding that was decided at run time, with who and why.",
      "What a validator's own configuration says is shown by 'binding list'."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  assay binding show orders", "  assay binding show orders --json"})
final class ShowVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(arity = "1", paramLabel = "NAME", description = "The binding's name.")
  private String name = "";

  @Override
  public void run() {
    BindingBody binding = registry.bindings().one(name);
    output.answer(binding, out -> BindingLines.details(binding).writeTo(out, ""));
  }
}
