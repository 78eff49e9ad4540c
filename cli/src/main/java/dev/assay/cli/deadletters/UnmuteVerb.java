package dev.assay.cli.deadletters;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code assay dlq unmute}. */
@Command(
    name = "unmute",
    description = "Say that a muted failure is to be alerted about again.",
    footerHeading = "%nExamples:%n",
    footer = "  assay dlq unmute v1:5f2b8c0e9a17d3c4")
final class UnmuteVerb implements Runnable {
  @Mixin private Marking marking = new Marking();

  @Override
  public void run() {
    marking.say("open", Optional.empty());
  }
}
