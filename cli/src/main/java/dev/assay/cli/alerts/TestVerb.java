package dev.assay.cli.alerts;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.rest.AlertTestBody;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay alerts test}. */
@Command(
    name = "test",
    description = "Send a test alert to every output, and say what each answered.",
    footerHeading = "%nExamples:%n",
    footer = "  assay alerts test")
final class TestVerb implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Override
  public Integer call() {
    AlertTestBody body = dlqHandler.failures().testAlerts();
    Table table = new Table("OUTPUT", "DELIVERED", "ANSWER");
    body.outputs()
        .forEach(outcome ->
            table.row(outcome.output(), outcome.delivered() ? "yes" : "no", outcome.detail()));
    output.answer(body, out -> table.writeTo(out, "no outputs; see alerts.outputs"));
    return body.outputs().stream().allMatch(AlertTestBody.Outcome::delivered)
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }
}
