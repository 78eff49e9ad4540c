package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.Output;
import dev.assay.contracts.rest.FailureGroupBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay dlq show}. */
@Command(
    name = "show",
    description = "Show a failure group: samples, each with its errors beside.",
    footerHeading = "%nExamples:%n",
    footer = "  assay dlq show v1:5f2b8c0e9a17d3c4")
final class ShowVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Parameters(
      arity = "1",
      paramLabel = "FINGERPRINT",
      description = "As 'assay dlq list' shows it.")
  private String fingerprint = "";

  @Override
  public void run() {
    FailureGroupBody.WithSamples found = dlqHandler.failures().group(fingerprint);
    output.answer(found, out -> GroupText.write(found, out));
  }
}
