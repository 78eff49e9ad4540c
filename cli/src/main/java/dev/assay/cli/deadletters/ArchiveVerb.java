package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.client.RedrivesClient;
import dev.assay.contracts.rest.ArchiveBody;
import dev.assay.contracts.rest.ArchiveWishBody;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay dlq archive}. */
@Command(
    name = "archive",
    description = "Keep dead letters where they outlive their topic.",
    subcommands = ArchiveVerb.ListVerb.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq archive november --since 30d",
      "  assay dlq archive --group v1:5f2b --reason \"before the topic forgets\"",
      "  assay dlq archive list",
      "  assay dlq redrive --from-archive november --group v1:5f2b --patch fix.json"
    })
final class ArchiveVerb implements Callable<Integer> {
  private static final long LOOK_EVERY_MS = 250;
  private static final String RUNNING = "running";
  private static final String COMPLETED = "completed";

  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "What it shall be called; made of the time by default.")
  private Optional<String> name = Optional.empty();

  @Mixin private LetterSelection letters = new LetterSelection();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept in the manifest.")
  private Optional<String> reason = Optional.empty();

  @Override
  public Integer call() {
    RedrivesClient archives = dlqHandler.redrives();
    ArchiveBody now =
        archives.archive(
            new ArchiveWishBody(
                name,
                letters.group(),
                letters.topics(),
                letters.since(),
                letters.until(),
                letters.offsets(),
                letters.schema(),
                letters.producer(),
                reason));
    while (now.state().equals(RUNNING) && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_EVERY_MS));
      now = archives.archive(now.name());
    }
    output.answer(now, line(now));
    return now.state().equals(COMPLETED) ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String line(ArchiveBody archive) {
    return "archive %s is %s%s: %d letters in %d objects, %d bytes, in %s%s"
        .formatted(
            archive.name(),
            archive.state(),
            archive.because().map(why -> " (%s)".formatted(why)).orElse(""),
            archive.letters(),
            archive.objects(),
            archive.bytes(),
            archive.where(),
            archive.hidden() == 0
                ? ""
                : "; %d of them have something hidden and can't be redriven from it"
                    .formatted(archive.hidden()));
  }

  /** {@code assay dlq archive list}. */
  @Command(
      name = "list",
      description = "Show the archives that are complete, and those that can't be read.")
  static final class ListVerb implements Runnable {
    @Mixin private Output output = new Output();

    @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

    @Override
    public void run() {
      List<ArchiveBody> all = dlqHandler.redrives().archives();
      Table table = new Table("NAME", "LETTERS", "HIDDEN", "BYTES", "BY", "MADE", "WHY");
      for (ArchiveBody each : all) {
        table.row(
            each.name(),
            each.letters(),
            each.hidden(),
            each.bytes(),
            each.by(),
            // Of one that can't be read nothing else is known.
            each.because().isPresent() ? "" : Instant.ofEpochMilli(each.atMs()),
            each.because().orElse(each.why()));
      }
      output.answer(all, out -> table.writeTo(out, "no archives"));
    }
  }
}
