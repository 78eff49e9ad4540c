package dev.assay.cli.deadletters;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay dlq reopen}. */
@Command(
    name = "reopen",
    description = "Say that a failure was not fixed after all, or has to be looked at again.",
    footerHeading = "%nExamples:%n",
    footer = "  assay dlq reopen v1:5f2b8c0e9a17d3c4")
final class ReopenVerb implements Runnable {
  @Mixin private Marking marking = new Marking();

  @Override
  public void run() {
    marking.say("open", Optional.empty());
  }
}
