package dev.assay.cli.schema;

import dev.assay.cli.schema.contracts.ContractsVerb;
import dev.assay.cli.schema.drift.DriftVerb;
import dev.assay.cli.schema.evolution.CheckVerb;
import dev.assay.cli.schema.evolution.DiffVerb;
import dev.assay.cli.schema.review.ReviewVerb;
import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay schema …}. */
@Command(
    name = "schema",
    description = "Publish schemas, look them up, compare them, and see them through their life.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      PublishVerb.class,
      ReleaseVerb.class,
      ListVerb.class,
      GetVerb.class,
      VersionsVerb.class,
      ReviewVerb.class,
      ContractsVerb.class,
      DriftVerb.class,
      CheckVerb.class,
      DiffVerb.class,
      ExplainVerb.class,
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
      "  assay schema get v1/telemetry.FeedbackEvent@1.0.0",
      "  assay schema check --from old.json --to new.json"
    })
public final class SchemaCommand extends VerbGroup {}
