package dev.assay.schema.inclusion.terms;

/**
 * A statement about a value: a term holds for it, or doesn't.
 *
 * @param term a term's number in its {@link Terms}
 * @param holds whether it is said to hold
 */
public record Literal(int term, boolean holds) implements Comparable<Literal> {

  /** The opposite statement. */
  public Literal negated() {
    return new Literal(term, !holds);
  }

  @Override
  public int compareTo(Literal other) {
    int byTerm = Integer.compare(term, other.term);
    return byTerm != 0 ? byTerm : Boolean.compare(holds, other.holds);
  }
}
