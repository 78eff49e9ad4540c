package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.deadletters.export.DraftFile;
import dev.assay.cli.deadletters.export.ExportFormat;
import dev.assay.cli.deadletters.export.LetterSink;
import dev.assay.cli.deadletters.export.NdjsonLetters;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.When;
import dev.assay.client.FailuresClient;
import dev.assay.contracts.rest.LettersBody;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay dlq export}. */
@Command(
    name = "export",
    description = {
      "Write the dead letters of a group to a file, whole.",
      "The file has its name once all of them are in it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq export v1:5f2b8c0e9a17d3c4 --out letters.ndjson",
      "  assay dlq export 5f2b --since 24h --out - | jq -r .text",
      "  assay dlq export 5f2b --format parquet --out letters.parquet"
    })
final class ExportVerb implements Runnable {
  private static final String STANDARD_OUTPUT = "-";

  @Mixin private Output output = new Output();

  @Mixin private DlqHandlerOption dlqHandler = new DlqHandlerOption();

  @Parameters(
      arity = "1",
      paramLabel = "FINGERPRINT",
      description = "As 'assay dlq list' shows it, or its beginning.")
  private String fingerprint = "";

  @Option(
      names = "--out",
      paramLabel = "FILE|-",
      required = true,
      description = "Where to write; - for standard output. A file that is there is not replaced.")
  private String out = STANDARD_OUTPUT;

  @Option(
      names = "--format",
      paramLabel = "ndjson|parquet",
      description = "One JSON document a line, which is the default, or typed columns.")
  private ExportFormat format = ExportFormat.NDJSON;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = When.Converter.class,
      description = "Only those refused since, such as 2h or 2026-11-21T03:00:00Z.")
  private Optional<When> since = Optional.empty();

  @Option(
      names = "--until",
      paramLabel = "TIME",
      converter = When.Converter.class,
      description = "Only those refused before.")
  private Optional<When> until = Optional.empty();

  /**
   * What was written.
   *
   * @param fingerprint the group
   * @param out the file
   * @param letters how many
   */
  record Exported(String fingerprint, String out, long letters) {}

  @Override
  public void run() {
    if (out.equals(STANDARD_OUTPUT)) {
      toStandardOutput();
      return;
    }
    Path file = Path.of(out);
    if (Files.exists(file)) {
      throw new CommandFailure(
          ExitCode.USAGE, "'%s' is there already; name another file, or remove it".formatted(file));
    }
    long letters = toFile(file);
    output.answer(
        new Exported(fingerprint, out, letters),
        "%d dead letters of %s in %s".formatted(letters, fingerprint, file));
  }

  private void toStandardOutput() {
    if (format == ExportFormat.PARQUET) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Parquet is no text for a terminal, and of use only when it is whole; name a file with --out");
    }
    try {
      var _ = write(new NdjsonLetters(output.lines()));
    } catch (IOException failure) {
      throw cannotWrite(out, failure);
    }
  }

  private long toFile(Path file) {
    try (DraftFile draft = new DraftFile(file)) {
      long letters = fill(draft);
      draft.publish();
      return letters;
    } catch (IOException failure) {
      throw cannotWrite(out, failure);
    }
  }

  private long fill(DraftFile draft) throws IOException {
    try (LetterSink sink = format.open(draft.path())) {
      return write(sink);
    }
  }

  private static CommandFailure cannotWrite(String file, IOException failure) {
    return new CommandFailure(
        ExitCode.FAILED,
        "can't write '%s': %s; check the directory, and what is free there"
            .formatted(file, failure),
        failure);
  }

  private long write(LetterSink sink) throws IOException {
    FailuresClient failures = dlqHandler.failures();
    SortedMap<String, String> query = new TreeMap<>();
    Instant now = Instant.now();
    since.ifPresent(when -> query.put("since", when.past(now)));
    until.ifPresent(when -> query.put("until", when.past(now)));
    long written = 0;
    Optional<String> next = Optional.of("");
    while (next.isPresent()) {
      LettersBody page = failures.letters(fingerprint, query);
      for (LettersBody.Letter letter : page.letters()) {
        sink.write(letter);
      }
      written += page.letters().size();
      next = page.next();
      next.ifPresent(after -> query.put("after", after));
    }
    sink.finish();
    return written;
  }
}
