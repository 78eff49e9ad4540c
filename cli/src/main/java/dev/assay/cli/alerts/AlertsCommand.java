package dev.assay.cli.alerts;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay alerts …}. */
@Command(
    name = "alerts",
    description = "See whether alerts about dead letters arrive.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TestVerb.class,
    footerHeading = "%nExamples:%n",
    footer = "  assay alerts test")
public final class AlertsCommand extends VerbGroup {}
