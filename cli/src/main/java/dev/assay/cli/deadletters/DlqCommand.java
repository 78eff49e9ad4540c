package dev.assay.cli.deadletters;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay dlq …}. */
@Command(
    name = "dlq",
    description = "Look at what was refused, group by group.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListVerb.class, ShowVerb.class},
    footerHeading = "%nExamples:%n",
    footer = {"  assay dlq list", "  assay dlq show v1:5f2b8c0e9a17d3c4"})
public final class DlqCommand extends VerbGroup {}
