package dev.assay.schema.inclusion.terms;

import java.util.Set;
import java.util.TreeSet;

/**
 * Which members and elements of a value a schema has evaluated.
 *
 * @param names members by name
 * @param patterns members by pattern in the name
 * @param elements how many, from the first
 * @param all everything there is
 */
record Seen(Set<String> names, Set<String> patterns, int elements, boolean all) {
  static final Seen NOTHING = new Seen(Set.of(), Set.of(), 0, false);
  static final Seen ALL = new Seen(Set.of(), Set.of(), 0, true);

  Seen and(Seen other) {
    return new Seen(
        union(names, other.names),
        union(patterns, other.patterns),
        Math.max(elements, other.elements),
        all || other.all);
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new TreeSet<>(one);
    both.addAll(other);
    return both;
  }
}
