package dev.assay.schema.evolution.arrow;

import dev.assay.schema.evolution.Break;
import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.evolution.Difference;
import java.util.List;
import java.util.Optional;

/** The policy on columns: which facts break whom, by rule. */
public final class ArrowBreaks {
  private ArrowBreaks() {}

  /** The breaks that facts about columns cause in a direction, one each. */
  public static List<Break> in(List<Difference> facts, Direction direction) {
    return facts.stream()
        .filter(
            fact -> ArrowKind.of(fact.kind()).filter(kind -> kind.breaks(direction)).isPresent())
        .map(fact -> Break.byRule(direction, reason(fact, facts)))
        .toList();
  }

  /** Whether any fact is about columns. */
  public static boolean touched(List<Difference> facts) {
    return facts.stream().anyMatch(fact -> ArrowKind.of(fact.kind()).isPresent());
  }

  private static String reason(Difference fact, List<Difference> facts) {
    String plain = "by rule: %s at '%s'".formatted(fact.kind(), fact.pointer());
    return fact.kind().equals(ArrowKind.ARROW_FIELD_REMOVED.kind())
        ? plain + renameTo(fact, facts).map(ArrowBreaks::toldAsRename).orElse("")
        : plain;
  }

  private static String toldAsRename(Difference added) {
    return "; probably renamed to '%s', which readers by name don't know"
        .formatted(added.after().path("name").asString(lastToken(added.pointer())));
  }

  /** A new column of the same type, if there is exactly one. */
  private static Optional<Difference> renameTo(Difference removed, List<Difference> facts) {
    List<Difference> alike =
        facts.stream()
            .filter(fact -> isAddition(fact.kind()))
            .filter(fact -> typeOf(fact.after()).equals(typeOf(removed.before())))
            .toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  private static boolean isAddition(String kind) {
    return kind.equals(ArrowKind.ARROW_FIELD_ADDED.kind())
        || kind.equals(ArrowKind.ARROW_REQUIRED_FIELD_ADDED.kind());
  }

  private static String typeOf(tools.jackson.databind.JsonNode field) {
    return field.isString() ? field.toString() : field.path("type").toString();
  }

  private static String lastToken(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
