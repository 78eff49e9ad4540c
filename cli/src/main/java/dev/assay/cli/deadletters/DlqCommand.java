package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay dlq …}. */
@Command(
    name = "dlq",
    description = "Look at what was refused, say what is known about it, and bring it home.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ListVerb.class,
      ShowVerb.class,
      MuteVerb.class,
      UnmuteVerb.class,
      FixedVerb.class,
      ReopenVerb.class,
      ExportVerb.class,
      ArchiveVerb.class,
      RedriveVerb.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq list --state open --sort rate",
      "  assay dlq show v1:5f2b8c0e9a17d3c4",
      "  assay dlq fixed v1:5f2b8c0e9a17d3c4 --reason \"store 1.8 is out\"",
      "  assay dlq redrive --group v1:5f2b --set /source=store --dry-run"
    })
public final class DlqCommand extends VerbGroup {}
