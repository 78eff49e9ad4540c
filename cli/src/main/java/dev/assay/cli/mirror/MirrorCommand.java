package dev.assay.cli.mirror;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay mirror …}. */
@Command(
    name = "mirror",
    description = "Look after the registry's copy in etcd.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StatusVerb.class, VerifyVerb.class, RebuildVerb.class},
    footerHeading = "%nExamples:%n",
    footer = {"  assay mirror status", "  assay mirror verify && echo equal"})
public final class MirrorCommand extends VerbGroup {}
