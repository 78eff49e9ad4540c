package dev.assay.cli.backup;

import dev.assay.cli.terminal.VerbGroup;
import picocli.CommandLine.Command;

/** {@code assay backup …}. */
@Command(
    name = "backup",
    description = "Keep the registry's log where Kafka isn't, and bring it back.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CreateVerb.class,
      ListVerb.class,
      VerifyVerb.class,
      RestoreVerb.class,
      PruneVerb.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay backup create --to /var/backups/assay",
      "  assay backup create --to s3://backups/assay --s3-endpoint http://minio:9000"
          + " --s3-path-style",
      "  assay backup prune --from s3://backups/assay --keep 7 --older-than 30d"
    })
public final class BackupCommand extends VerbGroup {}
