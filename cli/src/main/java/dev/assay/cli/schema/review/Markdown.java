package dev.assay.cli.schema.review;

import static dev.assay.cli.schema.review.MarkdownText.code;
import static dev.assay.cli.schema.review.MarkdownText.words;

import dev.assay.cli.schema.evolution.BreakBody;
import dev.assay.cli.schema.evolution.FactBody;
import dev.assay.cli.schema.evolution.TrafficBody;
import dev.assay.cli.schema.review.SchemaReview.Verdict;
import dev.assay.contracts.json.WireJson;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The review as people read it beside the change. */
final class Markdown {
  private static final int MAX_FACTS = 30;
  private static final int MAX_VALUE = 80;
  private static final int MAX_EVENT = 4_000;

  private final ReviewDocument document;

  Markdown(ReviewDocument document) {
    this.document = document;
  }

  /** All of it. */
  String text() {
    return upTo(Integer.MAX_VALUE);
  }

  /** So many characters at most; schemas that don't fit are named. */
  String upTo(int maxCharacters) {
    StringBuilder text = new StringBuilder(head());
    int left = document.schemas().size();
    for (SchemaReview schema : inOrderOfWeight()) {
      String section = section(schema);
      String rest = rest(left);
      if (text.length() + section.length() + rest.length() > maxCharacters) {
        return text.append(rest).toString();
      }
      text.append(section);
      left--;
    }
    return text.toString();
  }

  private List<SchemaReview> inOrderOfWeight() {
    return document.schemas().stream()
        .sorted((one, other) -> Boolean.compare(one.ok(), other.ok()))
        .toList();
  }

  private static String rest(int left) {
    return "\n…and %d more; the whole report is in the summary of the job and in its files.\n"
        .formatted(left);
  }

  private String head() {
    StringBuilder head = new StringBuilder("## Schemas: ");
    head.append(
        switch (document.verdict()) {
          case NONE -> "unchanged";
          case COMPATIBLE -> "compatible";
          case BREAKING -> document.ok() ? "breaking, and says so" : "breaking";
        });
    head.append("\n\n").append(words(document.sentence())).append(".\n");
    document.warnings().forEach(warning -> head.append("\n> ").append(words(warning)).append("\n"));
    if (!document.schemas().isEmpty()) {
      head.append(
          "\n| schema | change | verdict | version | needed | |\n|---|---|---|---|---|---|\n");
      document.schemas().stream().limit(MAX_FACTS * 2).forEach(schema -> head.append(row(schema)));
    }
    return head.toString();
  }

  private static String row(SchemaReview schema) {
    return "| %s | %s | %s | %s | %s | %s |\n"
        .formatted(
            code(schema.schema()),
            lower(schema.change()),
            verdict(schema),
            step(schema),
            schema.needed().map(MarkdownText::code).orElse(""),
            schema.ok() ? "✅" : "❌");
  }

  private static String verdict(SchemaReview schema) {
    String word = lower(schema.verdict());
    return schema.verdict() == Verdict.COMPATIBLE ? word : "**" + word + "**";
  }

  private static String step(SchemaReview schema) {
    String stated = schema.stated().map(MarkdownText::code).orElse("");
    return schema
        .before()
        .map(before -> "%s → %s".formatted(code(before), stated).strip())
        .orElse(stated);
  }

  private static String section(SchemaReview schema) {
    StringBuilder section = new StringBuilder("\n### %s\n\n".formatted(code(schema.schema())));
    section.append("%s, %s.".formatted(code(schema.file()), lower(schema.change())));
    schema
        .problem()
        .ifPresent(problem -> section.append("\n\n**May not be merged:** ").append(words(problem)));
    section.append("\n\n**To do:** ").append(words(schema.toDo())).append("\n");
    schema.comparisons().forEach(comparison -> section.append(comparison(comparison)));
    schema.traffic().forEach(traffic -> section.append(traffic(traffic)));
    schema.notes().forEach(note -> section.append("\n> ").append(words(note)).append("\n"));
    return section.toString();
  }

  private static String comparison(Comparison comparison) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\nBeside %s%s: %s by level %s with %s content, required bump **%s**%s.\n"
            .formatted(
                words(comparison.with()),
                comparison.version().map(version -> " " + code(version)).orElse(""),
                comparison.verdict().compatible() ? "compatible" : "not compatible",
                comparison.verdict().level(),
                comparison.verdict().content(),
                comparison.verdict().requiredBump(),
                comparison
                    .promise()
                    .map(version -> ", held against the release " + code(version))
                    .orElse("")));
    text.append(facts(comparison.verdict().facts()));
    comparison.verdict().breaks().forEach(broken -> text.append(broken(broken)));
    return text.toString();
  }

  private static String facts(List<FactBody> facts) {
    if (facts.isEmpty()) {
      return "";
    }
    StringBuilder table =
        new StringBuilder("\n| fact | place | before | after |\n|---|---|---|---|\n");
    facts.stream()
        .limit(MAX_FACTS)
        .forEach(fact ->
            table.append(
                "| %s | %s | %s | %s |\n"
                    .formatted(
                        fact.kind(),
                        fact.pointer().isEmpty() ? "(root)" : code(fact.pointer()),
                        value(fact.before()),
                        value(fact.after()))));
    if (facts.size() > MAX_FACTS) {
      table.append("\n…and %d more facts.\n".formatted(facts.size() - MAX_FACTS));
    }
    return table.toString();
  }

  private static String broken(BreakBody broken) {
    StringBuilder text = new StringBuilder();
    text.append(
        "\n**Breaks %s** (by %s%s): %s\n"
            .formatted(
                broken.direction(),
                broken.basis(),
                broken.from().map(from -> ", from " + words(from)).orElse(""),
                words(broken.reason())));
    if (broken.basis().equals("counter-example")) {
      text.append("\nAn event that shows it:\n\n")
          .append(MarkdownText.block("json", event(broken.counterExample())));
    }
    return text.toString();
  }

  private static String traffic(TrafficBody traffic) {
    StringBuilder text = new StringBuilder("\n").append(words(traffic.sentence())).append("\n");
    traffic
        .groups()
        .forEach(group ->
            text.append(
                "* %,d× %s (%s)\n"
                    .formatted(
                        group.newlyInvalid(), words(group.message()), code(group.fingerprint()))));
    return text.toString();
  }

  private static String event(JsonNode event) {
    String text = WireJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(event);
    return text.length() <= MAX_EVENT ? text : text.substring(0, MAX_EVENT) + "…";
  }

  private static String value(JsonNode node) {
    String text =
        Optional.of(node).filter(there -> !there.isNull()).map(JsonNode::toString).orElse("");
    return code(text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + "…");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
