package dev.assay.schema.evolution;

import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.evolution.arrow.ArrowKind;
import dev.assay.schema.evolution.diff.Effect;
import dev.assay.schema.evolution.diff.Kinds;
import java.util.List;
import java.util.stream.Collectors;

/** Which facts can be the cause of a break: a guess for people, on which no verdict rests. */
final class Suspects {
  private static final int NAMED = 3;

  private Suspects() {}

  /**
   * The facts that could have broken a direction, those that surely work that way before others.
   */
  static List<Difference> of(List<Difference> facts, Direction direction) {
    Effect wanted = direction == Direction.BACKWARD ? Effect.NARROWS : Effect.WIDENS;
    List<Difference> likely = having(facts, wanted);
    return likely.isEmpty() ? having(facts, Effect.EITHER) : likely;
  }

  /** The first of them in words, as the end of a sentence; empty where there are none. */
  static String named(List<Difference> facts, Direction direction) {
    List<Difference> suspects = of(facts, direction);
    if (suspects.isEmpty()) {
      return "";
    }
    String named =
        suspects.stream()
            .limit(NAMED)
            .map(fact -> "%s at '%s'".formatted(fact.kind(), fact.pointer()))
            .collect(Collectors.joining(", "));
    int others = suspects.size() - NAMED;
    return ": " + named + (others > 0 ? " and %d more".formatted(others) : "");
  }

  private static List<Difference> having(List<Difference> facts, Effect effect) {
    return facts.stream()
        .filter(fact -> ArrowKind.of(fact.kind()).isEmpty())
        .filter(fact -> Kinds.effectAt(fact.kind(), fact.pointer()) == effect)
        .toList();
  }
}
