package dev.assay.cli.validate;

import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.EventLines;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.schema.validation.Engine;
import dev.assay.schema.validation.Judge;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay validate}. */
@Command(
    name = "validate",
    description = {
      "Judge events by a schema in a file, one a line, without any service.",
      "With --suite, judge the cases of a file in the shape of the official",
      "JSON-Schema-Test-Suite and hold them against what it expects."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay validate --schema schemas/v1/telemetry.FeedbackEvent.json --events events.jsonl",
      "  tail -n 100 events.jsonl | assay validate --schema s.json --events - --json",
      "  assay validate --suite draft2020-12/items.json --engine reference"
    })
public final class ValidateVerb implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(names = "--schema", paramLabel = "FILE", description = "The JSON Schema to judge by.")
  private Optional<Path> schema = Optional.empty();

  @Option(
      names = "--events",
      paramLabel = "FILE|-",
      description = "Events, one a line; - is standard input, the default.")
  private String events = STANDARD_INPUT;

  @Option(
      names = "--suite",
      paramLabel = "FILE",
      description = "Cases in the shape of the official suite, instead of events.")
  private Optional<Path> suite = Optional.empty();

  @Option(
      names = "--dialect",
      paramLabel = "DRAFT",
      description = {
        "What a schema of the suite is taken for that doesn't say:",
        "draft-04, draft-06, draft-07, 2019-09 or 2020-12; by default what the",
        "file's directory is called, else 2020-12."
      })
  private Optional<String> dialect = Optional.empty();

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      description = {
        "auto: the schema's plan where there is one, as a generated class;",
        "plan: the same, interpreted; reference: the reference validator.",
        "What a plan doesn't accept the reference judges and explains."
      })
  private Engine engine = Engine.AUTO;

  @Override
  public Integer call() {
    if (schema.isPresent() == suite.isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "give either --schema FILE with events, or --suite FILE");
    }
    return suite.isPresent()
        ? new SuiteRun(suite.get(), dialect, engine, output).run()
        : judgeEvents(SchemaToJudgeBy.read(schema.get()).judge(engine));
  }

  private int judgeEvents(Judge judge) {
    long lines = 0;
    long invalid = 0;
    try (InputStream in = open()) {
      EventLines reading = new EventLines(in);
      for (Optional<byte[]> event = reading.next(); event.isPresent(); event = reading.next()) {
        lines++;
        EventVerdict verdict =
            EventVerdict.of(lines + reading.emptyLines(), judge.judge(event.get()));
        invalid += verdict.valid() ? 0 : 1;
        output.next(verdict, verdict.words());
      }
    } catch (NoSuchFileException missing) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "events file '%s' does not exist; check the path, or give - for standard input"
              .formatted(events),
          missing);
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "events in '%s' can't be read (%s)".formatted(events, unreadable.getMessage()),
          unreadable);
    }
    output.note("%d events: %d valid, %d not".formatted(lines, lines - invalid, invalid));
    return invalid == 0 ? ExitCode.DONE : ExitCode.FAILED;
  }

  private InputStream open() throws IOException {
    return events.equals(STANDARD_INPUT)
        ? System.in
        : new BufferedInputStream(Files.newInputStream(Path.of(events)));
  }
}
