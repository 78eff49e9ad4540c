package dev.assay.cli.binding;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay binding …}. */
@Command(
    name = "binding",
    description = "See and decide which topics are judged by which schema.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListVerb.class, ShowVerb.class, SetVerb.class, RemoveVerb.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay binding list",
      "  assay binding set orders --source orders --schema shop.Order --reason \"a new topic\""
    })
public final class BindingCommand extends VerbGroup {}
