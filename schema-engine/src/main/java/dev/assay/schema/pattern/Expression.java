package dev.assay.schema.pattern;

import java.util.List;

/** A pattern as a tree, as far as it concerns ASCII. */
sealed interface Expression {

  /** One character out of 128: bit {@code c} of the two words together. */
  record Characters(long low, long high) implements Expression {
    static final Characters NONE = new Characters(0, 0);

    static Characters of(int c) {
      if (c >= 128) {
        return NONE;
      }
      return c < 64 ? new Characters(1L << c, 0) : new Characters(0, 1L << c);
    }

    static Characters between(int from, int to) {
      Characters all = NONE;
      for (int c = from; c <= Math.min(to, 127); c++) {
        all = all.or(of(c));
      }
      return all;
    }

    Characters or(Characters other) {
      return new Characters(low | other.low, high | other.high);
    }

    Characters complement() {
      return new Characters(~low, ~high);
    }

    boolean contains(int c) {
      return ((c < 64 ? low : high) >>> c & 1) != 0;
    }
  }

  /** One after the other. */
  record Sequence(List<Expression> parts) implements Expression {}

  /** One of them. */
  record Choice(List<Expression> branches) implements Expression {}

  /**
   * So many times.
   *
   * @param max {@link #UNBOUNDED} for no limit
   */
  record Repeat(Expression body, int min, int max) implements Expression {
    static final int UNBOUNDED = -1;
  }

  /** Where the text begins. */
  record Start() implements Expression {}

  /** Where the text ends. */
  record End() implements Expression {}
}
