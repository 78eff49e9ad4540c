package dev.assay.cli.backup;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Checking;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.form.LogContents;
import dev.assay.backup.form.Manifest;
import dev.assay.backup.source.KafkaLog;
import dev.assay.backup.source.Progress;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.store.ObjectStore;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay backup verify}. */
@Command(
    name = "verify",
    description = {
      "Read a backup whole: every sum, every record, and what they come to.",
      "With --against-log also say whether a registry's log says the same now; ends with 1 where"
          + " anything differs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay backup verify --from /var/backups/assay",
      "  assay backup verify 20261121T030000Z --from s3://backups/assay --against-log"
    })
final class VerifyVerb implements Callable<Integer> {
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
      names = "--against-log",
      description = "Compare with what the log at --bootstrap says now.")
  private boolean againstLog;

  @Override
  public Integer call() {
    Report report =
        Attempt.of(() -> {
          try (ObjectStore store = stores.open(from);
              Bar bar = Bar.of("verify", "bytes")) {
            return report(store, bar);
          }
        });
    output.answer(report, out -> tell(report, out));
    return report.faults().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private Report report(ObjectStore store, Bar bar) {
    Backups backups = new Backups(store);
    BackupName chosen = Choice.of(name, backups, from);
    Manifest manifest = backups.manifest(chosen);
    Checking checking = new Checking(manifest, store, done -> bar.reached(done, manifest.bytes()));
    Checking.Findings findings = checking.findings();
    List<String> faults = new ArrayList<>(findings.faults());
    findings
        .contents()
        .firstUnreadable()
        .ifPresent(first ->
            faults.add(
                "%d records can't be read by this build, the first is %s; use the build that made the backup (%s), or a newer one"
                    .formatted(findings.contents().unreadable(), first, manifest.build())));
    Optional<Manifest.State> logSays = againstLog ? Optional.of(logState()) : Optional.empty();
    logSays
        .filter(state -> !state.digest().equals(manifest.state().digest()))
        .ifPresent(state ->
            faults.add(
                "the log says something else now: digest %s, %d versions, where the backup has %s, %d versions"
                    .formatted(
                        state.digest(),
                        state.versions(),
                        manifest.state().digest(),
                        manifest.state().versions())));
    return new Report(
        manifest.name(),
        manifest.parts().size(),
        manifest.bytes(),
        manifest.state(),
        logSays,
        faults);
  }

  private Manifest.State logState() {
    LogContents contents = new LogContents();
    try (KafkaLog read = new KafkaLog(log.place())) {
      var _ = read.identity();
      var _ = read.read(contents::add, Progress.UNHEARD);
    }
    return contents.state();
  }

  private static void tell(Report report, PrintWriter out) {
    report.faults().forEach(out::println);
    if (report.faults().isEmpty()) {
      out.printf(
          "backup %s is whole: %d parts, %d bytes, %d versions, digest %s%s%n",
          report.name(),
          report.parts(),
          report.bytes(),
          report.state().versions(),
          report.state().digest(),
          report.log().isPresent() ? ", and the log says the same" : "");
    }
  }

  /**
   * What was found.
   *
   * @param log what the log says, where that was asked
   * @param faults none, and all is well
   */
  record Report(
      String name,
      int parts,
      long bytes,
      Manifest.State state,
      @JsonProperty("log") Optional<Manifest.State> log,
      List<String> faults) {
    Report {
      faults = List.copyOf(faults);
    }
  }
}
