package dev.assay.cli;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** The root of all verbs. */
@Command(
    name = "assay",
    header = "Schemas for streams: publish them, enforce them, tend what they refuse.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = AssayVersion.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay up --demo",
      "  assay schema publish schemas/v1/telemetry.FeedbackEvent.json",
      "  assay mode set telemetry.FeedbackEvent enforce --reason \"clean for a week\"",
      "  assay produce --topic telemetry.feedback --file events.jsonl",
      "  assay dlq list",
      "",
      "Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 service not reachable.",
      "Environment: ASSAY_REGISTRY_URL, ASSAY_VALIDATOR_URL, ASSAY_DLQ_URL,",
      "  ASSAY_BOOTSTRAP_SERVERS, ASSAY_TOKEN;",
      "  ASSAY_DEBUG=1 shows where a failure came from."
    })
final class AssayCommand extends VerbGroup {}
