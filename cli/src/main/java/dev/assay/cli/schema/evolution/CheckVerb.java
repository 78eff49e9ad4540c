package dev.assay.cli.schema.evolution;

import dev.assay.cli.connection.WhatIfOption;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code assay schema check}. */
@Command(
    name = "check",
    description = {
      "Say whether one schema may follow another, with an event that shows it if not.",
      "Needs no registry. Ends with 0 if compatible, 1 if not, or if traffic contradicts;",
      "in bulk with 0 if every line was judged."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema check --from old.json --to new.json",
      "  assay schema check --from old.json --to new.json --level FULL --content strict",
      "  assay schema check --from 1.json --from 2.json --to 3.json --level BACKWARD_TRANSITIVE",
      "  assay schema check --from old.json --to new.json --against-traffic --topic telemetry.feedback --last 1h",
      "  assay schema check --pairs pairs.ndjson > verdicts.ndjson"
    })
public final class CheckVerb implements Callable<Integer> {
  private static final int BUFFER_BYTES = 1 << 16;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "The schema before; repeated, all that came before, oldest first.")
  private List<Path> from = List.of();

  @Option(names = "--to", paramLabel = "FILE", description = "The schema that is to follow.")
  private Optional<Path> to = Optional.empty();

  @Option(
      names = "--pairs",
      paramLabel = "FILE",
      description = {
        "Many at once: a file, or - for standard input, of lines",
        "{\"id\", \"from\", \"to\"[, \"level\"][, \"content\"]}; one verdict a line."
      })
  private Optional<Path> pairs = Optional.empty();

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} where none is named.")
  private Level level = Level.SEMVER;

  @Option(
      names = "--content",
      paramLabel = "CONTENT",
      description = {
        "strict: writers write anything that is accepted; lenient: only what is",
        "declared. Lenient where none is named; with --pairs, strict."
      })
  private Optional<Content> content = Optional.empty();

  @ArgGroup(exclusive = false)
  private @Nullable AgainstTraffic traffic;

  @Mixin private WhatIfOption validator = new WhatIfOption();

  @Override
  public Integer call() throws InterruptedException {
    boolean single = !from.isEmpty() && to.isPresent();
    boolean half = from.isEmpty() == to.isPresent();
    if (half || single == pairs.isPresent()) {
      throw new ParameterException(spec.commandLine(), "give either --from and --to, or --pairs");
    }
    if (traffic != null && !single) {
      throw new ParameterException(
          spec.commandLine(), "--against-traffic goes with --from and --to, not with --pairs");
    }
    return single ? checkFiles() : checkPairs(pairs.orElseThrow());
  }

  private int checkFiles() {
    List<DocumentFile> earlier = from.stream().map(DocumentFile::read).toList();
    DocumentFile candidate = DocumentFile.read(to.orElseThrow());
    VerdictBody verdict =
        new Verdicts(earlier.reversed(), candidate.document())
            .judge(level, content.orElse(Content.LENIENT));
    VerdictBody told =
        Optional.ofNullable(traffic)
            .filter(AgainstTraffic::isWanted)
            .map(asked -> verdict.with(asked.ask(validator.whatIfs(), candidate.json())))
            .orElse(verdict);
    output.answer(told, out -> VerdictText.write(told, out));
    return told.compatible() && told.traffic().stream().allMatch(TrafficBody::agrees)
        ? ExitCode.DONE
        : ExitCode.FAILED;
  }

  private int checkPairs(Path file) throws InterruptedException {
    try (InputStream in = open(file)) {
      Map<PairLine.Outcome, Integer> counts =
          new PairRun(level, content.orElse(Content.STRICT)).run(in, spec.commandLine().getOut());
      int errors = counts.getOrDefault(PairLine.Outcome.ERROR, 0);
      output.note(
          "%d compatible, %d not compatible, %d without verdict"
              .formatted(
                  counts.getOrDefault(PairLine.Outcome.COMPATIBLE, 0),
                  counts.getOrDefault(PairLine.Outcome.INCOMPATIBLE, 0),
                  errors));
      return errors == 0 ? ExitCode.DONE : ExitCode.FAILED;
    } catch (IOException unreadable) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "file '%s' can't be read (%s); check the path, or give - for standard input"
              .formatted(file, unreadable),
          unreadable);
    }
  }

  private static InputStream open(Path file) throws IOException {
    return new BufferedInputStream(
        file.toString().equals("-") ? System.in : Files.newInputStream(file), BUFFER_BYTES);
  }
}
