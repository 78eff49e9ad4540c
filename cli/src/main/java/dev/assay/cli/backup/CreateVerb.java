package dev.assay.cli.backup;

import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.form.Part;
import dev.assay.backup.making.Making;
import dev.assay.backup.source.EtcdSnapshot;
import dev.assay.cli.terminal.Output;
import dev.assay.store.ObjectStore;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay backup create}. */
@Command(
    name = "create",
    description = {
      "Make a backup: every fact up to one place in the log, and a snapshot of etcd if asked.",
      "It is there once its manifest is, which is written last."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay backup create --to /var/backups/assay --etcd http://127.0.0.1:2379",
      "  assay backup create --to s3://backups/assay --name before-the-upgrade"
    })
final class CreateVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private LogOptions log = new LogOptions();

  @Mixin private StoreOptions stores = new StoreOptions();

  @Mixin private EtcdOptions etcd = new EtcdOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DIR|s3://BUCKET[/PREFIX]",
      description = "Where backups are kept.")
  private String to = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it; else the time, as 20261121T030000Z.")
  private Optional<String> name = Optional.empty();

  @Override
  public void run() {
    Clock clock = Clock.systemUTC();
    Optional<EtcdSnapshot> snapshot = etcd.access().map(EtcdSnapshot::new);
    BackupName called = name.map(Attempt::name).orElseGet(() -> BackupName.at(clock.instant()));
    Manifest made =
        Attempt.of(() -> {
          try (ObjectStore store = stores.open(to);
              Bar bar = Bar.of("backup", "offsets")) {
            return new Making(log.place(), snapshot, store, build(), clock)
                .make(called, bar::reached);
          }
        });
    output.answer(
        made,
        "made backup %s: %d records, %d versions, ids up to %d, %s, digest %s"
            .formatted(
                made.name(),
                made.log().topics().stream().mapToLong(Manifest.Topic::records).sum(),
                made.state().versions(),
                made.state().highestId(),
                etcdIn(made),
                made.state().digest()));
  }

  private static String etcdIn(Manifest made) {
    boolean snapshot = made.parts().stream().map(Part::log).anyMatch(Optional::isEmpty);
    return snapshot ? "with a snapshot of etcd" : "no etcd";
  }

  private static String build() {
    return Optional.ofNullable(CreateVerb.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
