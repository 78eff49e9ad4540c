package dev.assay.cli.schema.review;

import dev.assay.cli.schema.evolution.BreakBody;
import dev.assay.cli.terminal.Printable;
import java.io.PrintWriter;
import java.util.Locale;

/** The review as people read it on a terminal. */
final class ReviewLines {
  private ReviewLines() {}

  static void write(ReviewDocument document, PrintWriter out) {
    line(out, document.sentence());
    document.schemas().forEach(schema -> write(schema, out));
  }

  private static void write(SchemaReview schema, PrintWriter out) {
    out.println();
    line(
        out,
        "%s %s %s: %s%s%s"
            .formatted(
                schema.ok() ? "ok " : "NO ",
                schema.schema(),
                schema.change().name().toLowerCase(Locale.ROOT),
                schema.verdict().name().toLowerCase(Locale.ROOT),
                schema.stated().map(version -> ", states " + version).orElse(""),
                schema.needed().map(version -> ", needs " + version).orElse("")));
    schema.problem().ifPresent(problem -> line(out, "    " + problem));
    for (Comparison comparison : schema.comparisons()) {
      comparison.verdict().breaks().forEach(broken -> write(broken, out));
    }
    schema.traffic().forEach(traffic -> line(out, "    " + traffic.sentence()));
    schema.notes().forEach(note -> line(out, "    " + note));
    line(out, "    to do: " + schema.toDo());
  }

  private static void write(BreakBody broken, PrintWriter out) {
    line(out, "    breaks %s: %s".formatted(broken.direction(), broken.reason()));
    if (broken.basis().equals("counter-example")) {
      line(out, "    counter-example: " + broken.counterExample());
    }
  }

  private static void line(PrintWriter out, String text) {
    out.println(Printable.line(text));
  }
}
