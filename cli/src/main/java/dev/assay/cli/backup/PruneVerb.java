package dev.assay.cli.backup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.backup.form.BackupName;
import dev.assay.backup.keeping.Pruning;
import dev.assay.backup.keeping.Pruning.Pruned;
import dev.assay.backup.keeping.Retention;
import dev.assay.cli.terminal.CommandFailure;
import dev.assay.cli.terminal.ExitCode;
import dev.assay.cli.terminal.Output;
import dev.assay.store.ObjectStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code assay backup prune}. */
@Command(
    name = "prune",
    description = {
      "Take away backups that are old, and what attempts that died left.",
      "With both options a backup goes only if both let it; the last whole one never goes."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay backup prune --from /var/backups/assay --keep 7 --older-than 30d",
      "  assay backup prune --from s3://backups/assay --keep 14 --dry-run"
    })
final class PruneVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private StoreOptions stores = new StoreOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR|s3://BUCKET[/PREFIX]",
      description = "Where backups are kept.")
  private String from = "";

  @Option(names = "--keep", paramLabel = "N", description = "Keep the latest so many.")
  private Optional<Integer> keep = Optional.empty();

  @Option(
      names = "--older-than",
      paramLabel = "SPAN",
      converter = Span.class,
      description = "Keep what is younger, such as 30d or 12h.")
  private Optional<Duration> olderThan = Optional.empty();

  @Option(names = "--dry-run", description = "Take nothing away, only say what would go.")
  private boolean dryRun;

  @Override
  public void run() {
    Retention retention = retention();
    Pruned pruned =
        Attempt.of(() -> {
          try (ObjectStore store = stores.open(from)) {
            return new Pruning(store, retention).prune(Clock.systemUTC().instant(), dryRun);
          }
        });
    Answer answer = Answer.of(pruned, dryRun);
    output.answer(
        answer,
        out -> {
          String verb = dryRun ? "would remove" : "removed";
          answer.removed().forEach(name -> out.println(verb + " " + name));
          answer.damaged().forEach(name -> out.println("left alone, damaged: " + name));
          answer
              .spared()
              .ifPresent(name -> out.println("spared, as no other one is whole: " + name));
          out.printf(
              "%s %d, kept %d, leftovers %d%n",
              verb, answer.removed().size(), answer.kept().size(), answer.leftovers());
        });
  }

  private Retention retention() {
    if (keep.isEmpty() && olderThan.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "say which backups are wanted: give --keep N, --older-than SPAN, or both");
    }
    try {
      return new Retention(keep.orElse(1), olderThan);
    } catch (IllegalArgumentException wrong) {
      throw new CommandFailure(ExitCode.USAGE, String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /** The answer for machines. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Answer(
      @JsonProperty("dry_run") boolean dryRun,
      List<String> removed,
      List<String> kept,
      Optional<String> spared,
      List<String> damaged,
      int leftovers) {
    static Answer of(Pruned pruned, boolean dryRun) {
      return new Answer(
          dryRun,
          names(pruned.removed()),
          names(pruned.kept()),
          pruned.spared().map(BackupName::value),
          names(pruned.damaged()),
          pruned.leftovers());
    }

    private static List<String> names(List<BackupName> names) {
      return names.stream().map(BackupName::value).toList();
    }
  }

  /** A span of time. */
  static final class Span implements ITypeConverter<Duration> {
    private static final Pattern SHAPE = Pattern.compile("(\\d{1,6})([smhd])");

    @Override
    public Duration convert(String text) {
      Matcher span = SHAPE.matcher(text);
      if (!span.matches()) {
        throw new TypeConversionException(
            "'%s' is no span of time such as 30d, 12h or 90m".formatted(text));
      }
      long number = Long.parseLong(span.group(1));
      return switch (span.group(2)) {
        case "s" -> Duration.ofSeconds(number);
        case "m" -> Duration.ofMinutes(number);
        case "h" -> Duration.ofHours(number);
        default -> Duration.ofDays(number);
      };
    }
  }
}
