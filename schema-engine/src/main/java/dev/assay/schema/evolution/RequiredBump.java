package dev.assay.schema.evolution;

import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.evolution.arrow.ArrowBreaks;
import dev.assay.schema.evolution.diff.Kinds;
import dev.assay.schema.inclusion.Content;
import java.util.List;
import java.util.Set;

/** Derives the smallest honest bump. */
final class RequiredBump {
  /** They say that something may be written that nobody declared before. */
  private static final Set<String> ADDITIONS =
      Set.of("property-added", "pattern-property-added", Kinds.TOO_LARGE);

  private RequiredBump() {}

  static Bump of(Languages languages, List<Difference> facts, Content content) {
    if (languages.sameText()) {
      return Bump.NONE;
    }
    Bump forEvents = forEvents(languages, facts, content);
    Bump forColumns = forColumns(facts);
    return forEvents.compareTo(forColumns) > 0 ? forEvents : forColumns;
  }

  private static Bump forEvents(Languages languages, List<Difference> facts, Content content) {
    if (languages.sameAssertions()) {
      return Bump.PATCH;
    }
    if (!languages.included(Direction.BACKWARD, content)) {
      return Bump.MAJOR;
    }
    boolean sameLanguage =
        facts.stream().noneMatch(fact -> ADDITIONS.contains(fact.kind()))
            && languages.included(Direction.BACKWARD, Content.STRICT)
            && languages.included(Direction.FORWARD, Content.STRICT);
    return sameLanguage ? Bump.PATCH : Bump.MINOR;
  }

  private static Bump forColumns(List<Difference> facts) {
    if (!ArrowBreaks.in(facts, Direction.BACKWARD).isEmpty()) {
      return Bump.MAJOR;
    }
    return ArrowBreaks.touched(facts) ? Bump.MINOR : Bump.PATCH;
  }
}
