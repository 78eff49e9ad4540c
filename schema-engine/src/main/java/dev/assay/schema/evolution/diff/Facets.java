package dev.assay.schema.evolution.diff;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one schema says, keyword by keyword, in the words of 2020-12.
 *
 * @param values each keyword's value as a whole
 * @param named the members of the values that hold something by name
 * @param listed the elements of the values that hold schemas in a row
 * @param extensions members that the dialect doesn't know, or that don't count where they stand
 * @param malformed members whose values no meta-schema allows
 */
record Facets(
    Map<KeywordRule, Placed> values,
    Map<KeywordRule, Map<String, Placed>> named,
    Map<KeywordRule, List<Placed>> listed,
    Map<String, Placed> extensions,
    Map<String, Placed> malformed) {

  static Facets empty() {
    return new Facets(
        new EnumMap<>(KeywordRule.class),
        new EnumMap<>(KeywordRule.class),
        new EnumMap<>(KeywordRule.class),
        new TreeMap<>(),
        new TreeMap<>());
  }

  Placed value(KeywordRule keyword) {
    return values.getOrDefault(keyword, Placed.nothing());
  }

  Map<String, Placed> named(KeywordRule keyword) {
    return named.getOrDefault(keyword, Map.of());
  }

  List<Placed> listed(KeywordRule keyword) {
    return listed.getOrDefault(keyword, List.of());
  }

  /** What it refers to, if anything. */
  Placed reference() {
    Placed plain = value(KeywordRule.REF);
    return plain.isNothing() ? value(KeywordRule.DYNAMIC_REF) : plain;
  }

  /** Whether it says nothing about events but what one reference says. */
  boolean onlyRefers() {
    boolean both =
        values.containsKey(KeywordRule.REF) && values.containsKey(KeywordRule.DYNAMIC_REF);
    return malformed.isEmpty()
        && !both
        && values.keySet().stream()
            .allMatch(keyword -> keyword.rule() == Rule.REFERENCE || keyword.rule().isQuiet());
  }
}
