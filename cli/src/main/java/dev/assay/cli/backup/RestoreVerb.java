package dev.assay.cli.backup;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Checking;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.restoring.Restored;
import dev.assay.backup.restoring.Restoring;
import dev.assay.backup.restoring.Target;
import dev.assay.backup.restoring.Wishes;
import dev.assay.cli.terminal.Output;
import dev.assay.store.ObjectStore;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay backup restore}. */
@Command(
    name = "restore",
    description = {
      "Write a backup into a cluster whose log says nothing yet: all of it, or nothing.",
      "Stop the registry's replicas first; docs/backup.md says what else to do."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay backup restore --from /var/backups/assay --bootstrap new-kafka:9092",
      "  assay backup restore 20261121T030000Z --from s3://backups/assay --ids-above 4100"
    })
final class RestoreVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private LogOptions log = new LogOptions();

  @Mixin private StoreOptions stores = new StoreOptions();

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "Which; else the latest that looks complete.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR|s3://BUCKET[/PREFIX]",
      description = "Where backups are kept.")
  private String from = "";

  @Option(
      names = "--force",
      description = "Delete what the log says there now, and write the backup in its place.")
  private boolean force;

  @Option(
      names = "--ids-above",
      paramLabel = "ID",
      defaultValue = "0",
      description = "Give no id up to this one again, although the backup doesn't know them.")
  private int idsAbove;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "Copies of the topics that are created; else as the cluster says.")
  private Optional<Short> replicationFactor = Optional.empty();

  @Option(
      names = "--min-insync-replicas",
      paramLabel = "N",
      description = "Copies that must have a record; else as the cluster says.")
  private Optional<Integer> minInSyncReplicas = Optional.empty();

  @Override
  public void run() {
    Restored restored =
        Attempt.of(() -> {
          try (ObjectStore store = stores.open(from);
              Bar bar = Bar.of("restore", "bytes")) {
            Backups backups = new Backups(store);
            Manifest manifest = backups.manifest(Choice.of(name, backups, from));
            Target target = new Target(log.place(), replicationFactor, minInSyncReplicas);
            return new Restoring(target, Clock.systemUTC())
                .restore(
                    new Checking(manifest, store, done -> bar.reached(done, manifest.bytes())),
                    new Wishes(force, idsAbove));
          }
        });
    output.answer(
        restored,
        "restored %s: %d records, ids up to %d, digest %s%s"
            .formatted(
                restored.backup(),
                restored.records(),
                restored.highestId(),
                restored.digest(),
                restored.replaced().isEmpty() ? "" : "; replaced " + restored.replaced()));
  }
}
