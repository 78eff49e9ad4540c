package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.When;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay dlq mute}. */
@Command(
    name = "mute",
    description = "Say that a failure is known: no more alerts, for a while or for good.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq mute v1:5f2b8c0e9a17d3c4 --for 2d --reason \"fix is on its way\"",
      "  assay dlq mute 5f2b --until 2026-12-01T00:00:00Z"
    })
final class MuteVerb implements Runnable {
  @Mixin private Marking marking = new Marking();

  @Option(
      names = {"--for", "--until"},
      paramLabel = "TIME",
      converter = When.Converter.class,
      description = "How long, such as 2d, or until when; without it until somebody unmutes it.")
  private Optional<When> until = Optional.empty();

  @Override
  public void run() {
    marking.say("muted", until.map(when -> when.future(Instant.now())));
  }
}
