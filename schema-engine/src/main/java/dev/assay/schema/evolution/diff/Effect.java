package dev.assay.schema.evolution.diff;

/** What a change does to the events that a schema accepts, where the schema itself is asserted. */
public enum Effect {
  /** It may accept fewer. */
  NARROWS,
  /** It may accept more. */
  WIDENS,
  /** It may accept fewer, more, or others. */
  EITHER,
  /** It accepts the same ones. */
  NEITHER;

  /** The effect where the schema stands under a {@code not}. */
  Effect negated() {
    return switch (this) {
      case NARROWS -> WIDENS;
      case WIDENS -> NARROWS;
      case EITHER -> EITHER;
      case NEITHER -> NEITHER;
    };
  }
}
