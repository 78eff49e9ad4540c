package dev.assay.cli.produce;

import dev.assay.cli.connection.KafkaOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.EventLines;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay produce}. */
@Command(
    name = "produce",
    description = {
      "Send events, one a line, byte for byte: also lines that are no JSON.",
      "Empty lines are skipped and counted."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay produce --topic telemetry.feedback --file events.jsonl --key-field coordinator_id",
      "  tail -f events.jsonl | assay produce --topic telemetry.feedback --file -",
      "  assay produce --topic telemetry.feedback --file e.jsonl --rate 100/s --header source=trial"
    })
public final class ProduceVerb implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Mixin private Output output = new Output();

  @Mixin private KafkaOption kafka = new KafkaOption();

  @Option(names = "--topic", required = true, paramLabel = "NAME", description = "The topic.")
  private String topic = "";

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE|-",
      description = "Events, one a line; - is standard input.")
  private String file = STANDARD_INPUT;

  @Option(
      names = "--key-field",
      paramLabel = "NAME",
      description = "Take the record's key from this member of the event, where it has it.")
  private Optional<String> keyField = Optional.empty();

  @Option(
      names = "--header",
      paramLabel = "NAME=VALUE",
      converter = HeaderText.Converter.class,
      description = "Put this header on every record; may be given several times.")
  private List<HeaderText> headers = List.of();

  @Option(
      names = "--rate",
      paramLabel = "N/s",
      converter = Pace.Converter.class,
      description = "Send no more than this many a second.")
  private Optional<Pace> pace = Optional.empty();

  @Override
  public Integer call() {
    try (InputStream in = open()) {
      kafka.partitionsOf(topic);
      Tally tally = send(in);
      output.answer(tally, tally.line());
      return tally.exitCode();
    } catch (IOException | UncheckedIOException unreadable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "events in '%s' can't be read (%s)".formatted(file, unreadable.getMessage()),
          unreadable);
    }
  }

  private Tally send(InputStream in) throws IOException {
    EventLines lines = new EventLines(in);
    EventKey key = new EventKey(keyField);
    try (Progress progress = Progress.onTerminal(size());
        Sending sending = Sending.to(kafka, topic, headers)) {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        pace.ifPresent(Pace::await);
        if (!sending.send(key.of(line.get()), line.get())) {
          break;
        }
        progress.reached(lines.bytesRead());
      }
      return sending.finish(lines.emptyLines(), key.missing());
    }
  }

  private InputStream open() throws IOException {
    try {
      return file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "file '%s' does not exist; check the path, or give - for standard input".formatted(file),
          missing);
    }
  }

  private OptionalLong size() throws IOException {
    return file.equals(STANDARD_INPUT)
        ? OptionalLong.empty()
        : OptionalLong.of(Files.size(Path.of(file)));
  }
}
