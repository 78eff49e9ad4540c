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
    AT_LEAST("must be at least %s"),
    MORE_THAN("must be greater than %s"),
    AT_MOST("must be at most %s"),
    LESS_THAN("must be less than %s"),
    CHARACTERS_AT_LEAST("must be at least %s characters long"),
    CHARACTERS_AT_MOST("must be at most %s characters long"),
    ITEMS_AT_LEAST("must have at least %s items"),
    ITEMS_AT_MOST("must have at most %s items");

    private final String words;

    Kind(String words) {
      this.words = words;
    }
  }

  /** What a value must be, as a part of a sentence. */
  public String words() {
    return kind.words.formatted(bound.toPlainString());
  }
}
