package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.Output;
import dev.assay.client.FailuresClient;
import dev.assay.contracts.rest.FailureGroupBody;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay dlq show}. */
@Command(
    name = "show",
    description = "Show a failure group: its timeline, and samples, each with its errors beside.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq show v1:5f2b8c0e9a17d3c4",
      "  assay dlq show 5f2b --unit minute",
    })
final class ShowVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Parameters(
      arity = "1",
      paramLabel = "FINGERPRINT",
      description = "As 'assay dlq list' shows it, or its beginning.")
  private String fingerprint = "";

  @Option(
      names = "--unit",
      defaultValue = "hour",
      description = "Timeline by hour (default) or minute.")
  private String unit = "hour";

  @Override
  public void run() {
    FailuresClient failures = dlqHandler.failures();
    FailureGroupBody.WithSamples found = failures.group(fingerprint);
    Shown shown =
        new Shown(
            found.group(),
            found.samples(),
            found.marks(),
            failures.timeline(found.group().fingerprint(), unit));
    output.answer(shown, out -> GroupText.write(shown, out));
  }
}
