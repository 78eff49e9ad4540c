package dev.assay.schema.inclusion.terms;

import java.util.ArrayList;
import java.util.List;

/**
 * What a keyword demands of values of one kind, both ways.
 *
 * @param met all of these hold where the keyword accepts
 * @param unmet one of these conjunctions holds where it refuses; none where it never does
 */
public record Demands(List<Constraint> met, List<List<Constraint>> unmet) {
  /** Accepts everything. */
  static final Demands NONE = new Demands(List.of(), List.of());

  /** Accepts nothing. */
  static final Demands IMPOSSIBLE =
      new Demands(List.of(new Constraint.Never()), List.of(List.of()));

  static Demands of(Constraint met, Constraint unmet) {
    return new Demands(List.of(met), List.of(List.of(unmet)));
  }

  static Demands unknown(String reason) {
    Constraint unknowable = new Constraint.Unknowable(reason);
    return of(unknowable, unknowable);
  }

  /** Both this and another. */
  Demands and(Demands other) {
    return new Demands(joined(met, other.met), joined(unmet, other.unmet));
  }

  /** Something of the first list, or of the second. */
  static <T> List<T> joined(List<T> first, List<T> second) {
    if (first.isEmpty()) {
      return second;
    }
    if (second.isEmpty()) {
      return first;
    }
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
