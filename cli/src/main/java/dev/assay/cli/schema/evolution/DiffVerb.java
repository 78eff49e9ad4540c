package dev.assay.cli.schema.evolution;

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
      "Say how two schemas differ, without judging it; needs no registry.",
      "The kinds of facts are listed in docs/evolution.md."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  assay schema diff old.json new.json",
      "  assay schema diff old.json new.json --json | jq -r '.[].kind'"
    })
public final class DiffVerb implements Runnable {
  @Mixin private Output output = new Output();

  @Parameters(index = "0", paramLabel = "FROM", description = "The schema before, a file.")
  private Path from = Path.of("");

  @Parameters(index = "1", paramLabel = "TO", description = "The schema after, a file.")
  private Path to = Path.of("");

  @Override
  public void run() {
    List<FactBody> facts =
        Diff.between(DocumentFile.read(from).document(), DocumentFile.read(to).document()).stream()
            .map(FactBody::of)
            .toList();
    output.answer(facts, out -> VerdictText.facts(facts, out));
  }
}
