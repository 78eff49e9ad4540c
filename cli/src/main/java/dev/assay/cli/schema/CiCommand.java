package dev.assay.cli.schema;

import dev.assay.cli.schema.contracts.ContractsVerb;
import dev.assay.cli.schema.drift.DriftVerb;
import dev.assay.cli.schema.review.SchemaDiffVerb;
import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay ci …}: what the workflows run, here. */
@Command(
    name = "ci",
    description = "Do here what the workflows do: build, schema-diff, contracts, drift.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SchemaDiffVerb.class, ContractsVerb.class, DriftVerb.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay ci build",
      "  assay ci schema-diff --base origin/main",
      "  assay ci contracts --track v1",
      "  assay ci drift --report target/drift.json"
    })
public final class CiCommand extends VerbGroup {}
