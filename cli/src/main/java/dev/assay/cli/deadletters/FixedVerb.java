package dev.assay.cli.deadletters;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay dlq fixed}. */
@Command(
    name = "fixed",
    description = "Say that the cause of a failure is gone; should it come back, it has regressed.",
    footerHeading = "%nExamples:%n",
    footer = "  assay dlq fixed v1:5f2b8c0e9a17d3c4 --reason \"store 1.8 is out\"")
final class FixedVerb implements Runnable {
  @Mixin private Marking marking = new Marking();

  @Override
  public void run() {
    marking.say("fixed", Optional.empty());
  }
}
