package dev.assay.cli.schema.evolution;

import dev.assay.cli.terminal.Printable;
import dev.assay.cli.terminal.Table;
import dev.assay.contracts.json.WireJson;
import java.io.PrintWriter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Verdicts and facts as people read them. */
final class VerdictText {
  private static final int MAX_VALUE_LENGTH = 40;

  private VerdictText() {}

  static void write(VerdictBody verdict, PrintWriter out) {
    line(
        out,
        "%s (%s, %s content); required bump: %s"
            .formatted(
                verdict.compatible() ? "compatible" : "not compatible",
                verdict.level(),
                verdict.content(),
                verdict.requiredBump()));
    verdict
        .compatibleIfStrict()
        .ifPresent(strict ->
            line(out, "with strict content: " + (strict ? "compatible" : "not compatible")));
    verdict.traffic().ifPresent(traffic -> write(traffic, out));
    out.println();
    facts(verdict.facts(), out);
    verdict.breaks().forEach(broken -> write(broken, out));
  }

  private static void write(TrafficBody traffic, PrintWriter out) {
    line(out, traffic.sentence());
    traffic
        .groups()
        .forEach(group ->
            line(
                out,
                "  %,d× %s (%s)"
                    .formatted(group.newlyInvalid(), group.message(), group.fingerprint())));
  }

  static void facts(List<FactBody> facts, PrintWriter out) {
    Table table = new Table("FACT", "PLACE", "BEFORE", "AFTER");
    facts.forEach(fact ->
        table.row(fact.kind(), place(fact.pointer()), value(fact.before()), value(fact.after())));
    table.writeTo(out, "no difference but order or spelling");
  }

  private static void write(BreakBody broken, PrintWriter out) {
    out.println();
    line(
        out,
        "breaks %s%s: %s"
            .formatted(
                broken.direction(),
                broken.from().map(file -> ", from " + file).orElse(""),
                broken.reason()));
    if (broken.basis().equals("counter-example")) {
      WireJson.MAPPER
          .writerWithDefaultPrettyPrinter()
          .writeValueAsString(broken.counterExample())
          .lines()
          .forEach(each -> line(out, "    " + each));
    }
    broken.advice().ifPresent(advice -> line(out, "  advice: " + advice));
  }

  private static void line(PrintWriter out, String text) {
    out.println(Printable.line(text));
  }

  private static String place(String pointer) {
    return pointer.isEmpty() ? "(root)" : pointer;
  }

  private static String value(JsonNode node) {
    String text = node.isNull() ? "" : node.toString();
    return text.length() <= MAX_VALUE_LENGTH ? text : text.substring(0, MAX_VALUE_LENGTH) + "…";
  }
}
