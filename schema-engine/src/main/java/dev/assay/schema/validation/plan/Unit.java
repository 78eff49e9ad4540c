package dev.assay.schema.validation.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All schemas that must hold for the values at one place, {@code $ref} and {@code allOf} resolved.
 *
 * @param fragments by pointer
 * @param settled pointers of conditions that are looked after elsewhere
 */
record Unit(NavigableMap<String, Fragment> fragments, NavigableSet<String> settled) {
  static Unit of(Collection<Fragment> fragments) {
    NavigableMap<String, Fragment> byPointer = new TreeMap<>();
    fragments.forEach(fragment -> byPointer.put(fragment.pointer(), fragment));
    return new Unit(byPointer, new TreeSet<>());
  }

  /** What tells this unit from others. */
  Key key() {
    return new Key(List.copyOf(fragments.keySet()), List.copyOf(settled));
  }

  /** Pointers of the schemas, and of the conditions settled. */
  record Key(List<String> schemas, List<String> settled) {}

  boolean isNever() {
    return fragments.values().stream().anyMatch(f -> f.schema().isBoolean());
  }

  Unit settling(String condition) {
    NavigableSet<String> more = new TreeSet<>(settled);
    more.add(condition);
    return new Unit(fragments, more);
  }

  /**
   * This and the other hold.
   *
   * @throws CannotPlan where the other leads back to a condition that leads to it
   */
  Unit with(Unit other) throws CannotPlan {
    NavigableMap<String, Fragment> both = new TreeMap<>(fragments);
    both.putAll(other.fragments);
    for (String pointer : other.fragments.keySet()) {
      if (settled.stream().anyMatch(s -> s.substring(0, s.lastIndexOf('/')).equals(pointer))) {
        throw new CannotPlan("'%s' leads back to itself within one value".formatted(pointer));
      }
    }
    return new Unit(both, settled);
  }

  /** The conditions to look at, as the fragment and the keyword. */
  List<Site> conditions() {
    List<Site> sites = new ArrayList<>();
    for (Fragment fragment : fragments.values()) {
      for (String keyword : List.of("anyOf", "oneOf", "not", "if")) {
        boolean asserts = !keyword.equals("if") || fragment.has("then") || fragment.has("else");
        if (fragment.has(keyword) && asserts && !settled.contains(fragment.at(keyword))) {
          sites.add(new Site(fragment, keyword));
        }
      }
    }
    return sites;
  }

  /** A condition. */
  record Site(Fragment fragment, String keyword) {
    String pointer() {
      return fragment.at(keyword);
    }
  }
}
