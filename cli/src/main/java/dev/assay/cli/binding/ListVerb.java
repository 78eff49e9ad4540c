package dev.assay.cli.binding;

import dev.assay.cli.connection.ValidatorOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.BindingsInForceBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay binding list}. */
@Command(
    name = "list",
    description = {
      "Show which bindings hold at the validator, and where they come from.",
      "Those that were decided and do not hold are shown with the reason."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  assay binding list", "  assay binding list --json"})
final class ListVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private ValidatorOption validator = new ValidatorOption();

  @Override
  public void run() {
    BindingsInForceBody all = validator.validator().bindings();
    output.answer(all, out -> BindingLines.table(all).writeTo(out, ""));
    BindingLines.setAside(all).forEach(output::note);
  }
}
