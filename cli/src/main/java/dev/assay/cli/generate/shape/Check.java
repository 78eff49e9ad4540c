package dev.assay.cli.generate.shape;

import java.math.BigDecimal;

/**
 * A bound that a value keeps to.
 *
 * @param kind what is bounded, and on which side
 * @param bound the bound
 */
public record Check(Kind kind, BigDecimal bound) {
  /** What is bounded, and on which side; in the words of the validator. */
  public enum Kind {
    AT_LEAST("must be at least"),
    MORE_THAN("must be greater than"),
    AT_MOST("must be at most"),
    LESS_THAN("must be less than"),
    CHARACTERS_AT_LEAST("characters must be at least"),
    CHARACTERS_AT_MOST("characters must be at most"),
    ITEMS_AT_LEAST("items must be at least"),
    ITEMS_AT_MOST("items must be at most");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** What a value must be, as a part of a sentence. */
  public String words() {
    return kind.words + " " + bound.toPlainString();
  }
}
