package dev.assay.cli.mode;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay mode …}. */
@Command(
    name = "mode",
    description = "See and decide what happens to events that break their schema.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GetVerb.class,
      SetVerb.class,
      UnsetVerb.class,
      RearmVerb.class,
      HistoryVerb.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay mode get",
      "  assay mode set telemetry.FeedbackEvent enforce --reason \"no violation in a week\""
    })
public final class ModeCommand extends VerbGroup {}
