package dev.assay.cli.schema.evolution;

import dev.assay.cli.connection.RegistryOption;
import dev.assay.cli.terminal.Output;
import dev.assay.schema.evolution.diff.Diff;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code assay schema diff}. */
@Command(
    name = "diff",
    description = {
      "Say how two schemas differ, without judging it: two files, for which no registry is",
      "needed, or two versions of a published schema.",
      "The kinds of facts are listed in docs/evolution.md."
    },
    customSynopsis = {
      "assay schema diff [OPTIONS] FROM.json TO.json",
      "       assay schema diff [OPTIONS] [vN/]NAME VERSION VERSION"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema diff old.json new.json",
      "  assay schema diff old.json new.json --json | jq -r '.[].kind'",
      "  assay schema diff v1/telemetry.FeedbackEvent 1.0.0 latest"
    })
public final class DiffVerb implements Runnable {
  private static final int FILES = 2;

  @Mixin private Output output = new Output();

  @Mixin private RegistryOption registry = new RegistryOption();

  @Parameters(
      arity = "2..3",
      paramLabel = "FROM TO | NAME VERSION VERSION",
      hideParamSyntax = true,
      description = "Two files, or a schema and two of its versions or aliases; before, after.")
  private List<String> words = List.of();

  @Override
  public void run() {
    List<FactBody> facts =
        words.size() == FILES
            ? ofFiles(Path.of(words.get(0)), Path.of(words.get(1)))
            : ofVersions(words.get(0), words.get(1), words.get(2));
    output.answer(facts, out -> VerdictText.facts(facts, out));
  }

  private static List<FactBody> ofFiles(Path from, Path to) {
    return Diff.between(DocumentFile.read(from).document(), DocumentFile.read(to).document())
        .stream()
        .map(FactBody::of)
        .toList();
  }

  private List<FactBody> ofVersions(String name, String from, String to) {
    return registry.compatibility().facts(name + "@" + from, name + "@" + to).stream()
        .map(FactBody::of)
        .toList();
  }
}
