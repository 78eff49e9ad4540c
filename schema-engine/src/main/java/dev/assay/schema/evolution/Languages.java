package dev.assay.schema.evolution;

import dev.assay.schema.document.LooseDocument;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.inclusion.Content;
import dev.assay.schema.inclusion.Inclusion;
import dev.assay.schema.inclusion.InclusionVerdict;
import dev.assay.schema.json.CanonicalJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What two documents accept, compared in either direction; each question is decided once. */
final class Languages {
  private final LooseDocument from;
  private final LooseDocument to;
  private final boolean sameText;
  private final boolean sameAssertions;
  private final Map<Question, InclusionVerdict> decided = new HashMap<>();

  Languages(LooseDocument from, LooseDocument to) {
    this.from = from;
    this.to = to;
    this.sameText = from.fingerprint().equals(to.fingerprint());
    this.sameAssertions = sameText || haveSameAssertions(from, to);
  }

  private record Question(Direction direction, Content content) {}

  /** Whether nothing changed but spelling or order. */
  boolean sameText() {
    return sameText;
  }

  /** Whether nothing changed but what only people read, and columns. */
  boolean sameAssertions() {
    return sameAssertions;
  }

  boolean included(Direction direction, Content content) {
    return verdict(direction, content) instanceof InclusionVerdict.Included;
  }

  /** Why the reader of this direction can't do with what the writer writes, if so. */
  Optional<Break> breakIn(Direction direction, Content content, List<Difference> facts) {
    return switch (verdict(direction, content)) {
      case InclusionVerdict.Included _ -> Optional.empty();
      case InclusionVerdict.Excluded(JsonNode event) ->
          Optional.of(
              Break.shown(direction, refuses(direction) + Suspects.named(facts, direction), event));
      case InclusionVerdict.Undecided(String reason) ->
          Optional.of(
              Break.undecided(
                  direction,
                  "by rule: it can't be shown that %s (%s)%s"
                      .formatted(accepts(direction), reason, Suspects.named(facts, direction))));
    };
  }

  /** What a lenient writer writes is part of what a strict one may: the latter settles both. */
  private InclusionVerdict verdict(Direction direction, Content content) {
    InclusionVerdict verdict = decide(direction, content);
    return content == Content.LENIENT
            && verdict instanceof InclusionVerdict.Undecided
            && decide(direction, Content.STRICT) instanceof InclusionVerdict.Included
        ? new InclusionVerdict.Included()
        : verdict;
  }

  private InclusionVerdict decide(Direction direction, Content content) {
    if (sameAssertions) {
      return new InclusionVerdict.Included();
    }
    return decided.computeIfAbsent(
        new Question(direction, content),
        question ->
            switch (question.direction()) {
              case BACKWARD -> include(from, to, question.content());
              case FORWARD -> include(to, from, question.content());
            });
  }

  private static InclusionVerdict include(
      LooseDocument writer, LooseDocument reader, Content content) {
    if (!isSchema(writer) || !isSchema(reader)) {
      return new InclusionVerdict.Undecided("what is neither an object nor a boolean is no schema");
    }
    return Inclusion.decide(
        writer.root(), writer.dialect(), reader.root(), reader.dialect(), content);
  }

  private static boolean isSchema(LooseDocument document) {
    return document.root().isObject() || document.root().isBoolean();
  }

  private static String refuses(Direction direction) {
    return switch (direction) {
      case BACKWARD -> "the new schema refuses an event that the old one accepts";
      case FORWARD -> "the old schema refuses an event that the new one accepts";
    };
  }

  private static String accepts(Direction direction) {
    return switch (direction) {
      case BACKWARD -> "the new schema accepts all that the old one does";
      case FORWARD -> "the old schema accepts all that the new one does";
    };
  }

  private static boolean haveSameAssertions(LooseDocument from, LooseDocument to) {
    return from.dialect() == to.dialect() && assertions(from).equals(assertions(to));
  }

  private static String assertions(LooseDocument document) {
    JsonNode assertions = document.assertions();
    if (!assertions.isObject()) {
      return CanonicalJson.text(assertions);
    }
    ObjectNode withoutColumns = JsonNodeFactory.instance.objectNode();
    assertions.properties().stream()
        .filter(member -> !member.getKey().equals("arrow"))
        .forEach(member -> withoutColumns.set(member.getKey(), member.getValue()));
    return CanonicalJson.text(withoutColumns);
  }
}
