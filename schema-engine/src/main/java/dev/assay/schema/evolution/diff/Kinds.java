package dev.assay.schema.evolution.diff;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** All kinds of facts about schemas, with what each does to the events accepted. */
public final class Kinds {
  /** Two schemas are too large, or refer in too many ways, to be compared within the budget. */
  public static final String TOO_LARGE = "too-large-to-compare";

  /** A schema that refused everything doesn't any more. */
  static final String SCHEMA_OPENED = "schema-opened";

  /** A schema now refuses everything. */
  static final String SCHEMA_CLOSED = "schema-closed";

  /** What no meta-schema allows was changed: a keyword's value, or what stands for a schema. */
  static final String MALFORMED_CHANGED = "malformed-changed";

  /** The document is in another dialect. */
  static final String DIALECT_CHANGED = "dialect-changed";

  /** The noun for members that no dialect knows. */
  static final String EXTENSION = "extension";

  private static final Set<String> HOLDING_BY_NAME =
      Set.of(
          "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "dependencies",
          "dependentRequired");
  private static final Set<String> CONDITIONAL = Set.of("if", "oneOf");

  private static final NavigableMap<String, Effect> EFFECTS = effects();

  private Kinds() {}

  /** Every kind, in alphabetical order. */
  public static NavigableMap<String, Effect> all() {
    return EFFECTS;
  }

  /** What a change of this kind does; {@link Effect#EITHER} for a kind that isn't about schemas. */
  public static Effect effectOf(String kind) {
    return EFFECTS.getOrDefault(kind, Effect.EITHER);
  }

  /**
   * What a change of this kind does at this place: the contrary under {@code not}, and anything
   * under a condition or in a {@code oneOf}.
   */
  public static Effect effectAt(String kind, String pointer) {
    Effect effect = effectOf(kind);
    String holder = "";
    for (String token : pointer.split("/", -1)) {
      if (!HOLDING_BY_NAME.contains(holder)) {
        if (token.equals("not") && !isAbout(kind, pointer, "/not")) {
          effect = effect.negated();
        } else if (CONDITIONAL.contains(token) && effect != Effect.NEITHER) {
          effect = Effect.EITHER;
        }
      }
      holder = HOLDING_BY_NAME.contains(holder) ? "" : token;
    }
    return effect;
  }

  /** Whether the fact is about the keyword itself, not about something inside its schema. */
  private static boolean isAbout(String kind, String pointer, String end) {
    return kind.startsWith("not-") && pointer.endsWith(end);
  }

  private static NavigableMap<String, Effect> effects() {
    Map<String, Effect> effects = new TreeMap<>();
    for (KeywordRule keyword : KeywordRule.values()) {
      for (Rule.Change change : keyword.rule().changes()) {
        effects.put(keyword.kind(change.suffix()), change.effect());
      }
    }
    for (Rule.Change change : Rule.ANNOTATION.changes()) {
      effects.put(EXTENSION + "-" + change.suffix(), change.effect());
    }
    effects.put(SCHEMA_OPENED, Effect.WIDENS);
    effects.put(SCHEMA_CLOSED, Effect.NARROWS);
    effects.put(MALFORMED_CHANGED, Effect.EITHER);
    effects.put(DIALECT_CHANGED, Effect.EITHER);
    effects.put(TOO_LARGE, Effect.EITHER);
    return Collections.unmodifiableNavigableMap(new TreeMap<>(effects));
  }
}
