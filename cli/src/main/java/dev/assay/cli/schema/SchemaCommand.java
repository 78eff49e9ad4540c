package dev.assay.cli.schema;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay schema …}. */
@Command(
    name = "schema",
    description = "Publish schemas, look them up, and see them through their life.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PublishVerb.class,
      ReleaseVerb.class,
      ListVerb.class,
      GetVerb.class,
      VersionsVerb.class,
      ReferencesVerb.class,
      NegotiateVerb.class,
      DeprecateVerb.class,
      UndeprecateVerb.class,
      DeleteVerb.class,
      RestoreVerb.class,
      PurgeVerb.class,
      LevelCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema publish schemas/v1/telemetry.FeedbackEvent.json",
      "  assay schema get v1/telemetry.FeedbackEvent@1.0.0"
    })
public final class SchemaCommand extends VerbGroup {}
