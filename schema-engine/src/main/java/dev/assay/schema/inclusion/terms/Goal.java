package dev.assay.schema.inclusion.terms;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a value is wanted for: all of these statements at once.
 *
 * @param literals in order, each once
 */
public record Goal(List<Literal> literals) {
  public Goal {
    literals = List.copyOf(new TreeSet<>(literals));
  }

  /** The goal of these statements. */
  public static Goal of(Collection<Literal> literals) {
    return new Goal(List.copyOf(literals));
  }

  /** This goal with more statements. */
  public Goal and(Collection<Literal> more) {
    return new Goal(Stream.concat(literals.stream(), more.stream()).toList());
  }

  /** Whether a statement and its opposite are in it. */
  public boolean contradictsItself() {
    for (int i = 1; i < literals.size(); i++) {
      if (literals.get(i).term() == literals.get(i - 1).term()) {
        return true;
      }
    }
    return false;
  }
}
