package dev.assay.cli.backup;

import dev.assay.backup.checking.Backups;
import dev.assay.backup.checking.Shelved;
import dev.assay.backup.checking.Shelved.Condition;
import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Table;
import dev.assay.store.ObjectStore;
import dev.assay.store.StoredObject;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay backup list}. */
@Command(
    name = "list",
    description = "Show the backups that are kept, the latest first.",
    footerHeading = "%nExamples:%n",
    footer = "  assay backup list --from /var/backups/assay --json")
final class ListVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Mixin private StoreOptions stores = new StoreOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR|s3://BUCKET[/PREFIX]",
      description = "Where backups are kept.")
  private String from = "";

  @Override
  public void run() {
    List<Line> lines =
        Attempt.of(() -> {
          try (ObjectStore store = stores.open(from)) {
            return new Backups(store).list().stream().map(Line::of).toList();
          }
        });
    output.answer(
        lines,
        out -> {
          Table table = new Table("NAME", "MADE", "VERSIONS", "BYTES", "CONDITION");
          lines.forEach(line ->
              table.row(
                  line.name(),
                  line.at(),
                  line.versions().map(String::valueOf).orElse("-"),
                  line.bytes(),
                  line.why().isEmpty() ? line.condition() : line.condition() + ": " + line.why()));
          table.writeTo(out, "no backups in " + from);
        });
  }

  /**
   * One backup, as it looks from outside.
   *
   * @param condition {@code complete}, {@code unfinished} or {@code damaged}
   */
  record Line(
      String name,
      String at,
      Optional<Integer> versions,
      long bytes,
      String digest,
      String condition,
      String why) {
    static Line of(Shelved backup) {
      return new Line(
          backup.name().value(),
          backup.writtenAt().toString(),
          backup.manifest().map(manifest -> manifest.state().versions()),
          backup.objects().stream().mapToLong(StoredObject::bytes).sum(),
          backup.manifest().map(manifest -> manifest.state().digest()).orElse(""),
          switch (backup.condition()) {
            case Condition.Complete() -> "complete";
            case Condition.Unfinished() -> "unfinished";
            case Condition.Damaged(String _) -> "damaged";
          },
          backup.condition() instanceof Condition.Damaged(String why) ? why : "");
    }
  }
}
