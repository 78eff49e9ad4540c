package dev.assay.cli.schema;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay schema level …}. */
@Command(
    name = "level",
    description = "See and decide what new versions owe to those before them.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {LevelGetVerb.class, LevelSetVerb.class, LevelUnsetVerb.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema level get v1/telemetry.FeedbackEvent",
      "  assay schema level set track:v1 FULL --content strict --reason \"readers lag behind\""
    })
final class LevelCommand extends VerbGroup {}
