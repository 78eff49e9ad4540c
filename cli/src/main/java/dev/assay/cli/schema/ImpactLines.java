package dev.assay.cli.schema;

import dev.assay.cli.terminal.Output;
import dev.assay.cli.terminal.Printable;
import dev.assay.contracts.rest.ImpactBody;
import java.io.PrintWriter;

/** Tells what was done to versions, or would be. */
final class ImpactLines {
  private ImpactLines() {}

  static void answer(Output output, ImpactBody impact, String done) {
    String word = !impact.changed() ? "unchanged" : impact.dryRun() ? "would be " + done : done;
    output.answer(impact, out -> impact.versions().forEach(version -> line(out, version, word)));
  }

  private static void line(PrintWriter out, ImpactBody.Touched version, String word) {
    out.println(
        Printable.line(
            "%s %s id %d%s%s"
                .formatted(
                    word,
                    version.version(),
                    version.id(),
                    version.latest() ? ", the latest" : "",
                    version.referencedBy().isEmpty()
                        ? ""
                        : ", referred to by " + String.join(", ", version.referencedBy()))));
  }
}
