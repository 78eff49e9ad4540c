package dev.assay.cli.schema;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay schema …}. */
@Command(
    name = "schema",
    description = "Publish schemas and look them up.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {PublishVerb.class, ListVerb.class, GetVerb.class, VersionsVerb.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema publish schemas/v1/telemetry.FeedbackEvent.json",
      "  assay schema get v1/telemetry.FeedbackEvent@1.0.0"
    })
public final class SchemaCommand extends VerbGroup {}
