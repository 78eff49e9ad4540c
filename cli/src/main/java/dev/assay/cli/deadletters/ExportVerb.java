package dev.assay.cli.deadletters;

import dev.assay.cli.connection.DlqHandlerOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.When;
import dev.assay.client.FailuresClient;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.LettersBody;
import java.io.IOException;
import java.io.PrintWriter;
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
    description = "Write the dead letters of a group to a file, whole, as newline-delimited JSON.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay dlq export v1:5f2b8c0e9a17d3c4 --out letters.ndjson",
      "  assay dlq export 5f2b --since 24h --out - | jq -r .text"
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
      write(output.lines());
      return;
    }
    Path file = Path.of(out);
    if (Files.exists(file)) {
      throw new CommandFailure(
          ExitCode.USAGE, "'%s' is there already; name another file, or remove it".formatted(file));
    }
    try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(file))) {
      long letters = write(writer);
      if (writer.checkError()) {
        throw new CommandFailure(
            ExitCode.FAILED, "'%s' could not be written to its end".formatted(file));
      }
      output.answer(
          new Exported(fingerprint, out, letters),
          "%d dead letters of %s in %s".formatted(letters, fingerprint, file));
    } catch (IOException failure) {
      throw new CommandFailure(
          ExitCode.FAILED, "can't write '%s': %s".formatted(file, failure), failure);
    }
  }

  private long write(PrintWriter writer) {
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
        writer.println(WireJson.MAPPER.writeValueAsString(letter));
      }
      written += page.letters().size();
      next = page.next();
      next.ifPresent(after -> query.put("after", after));
    }
    writer.flush();
    return written;
  }
}
