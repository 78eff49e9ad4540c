package dev.assay.schema.inclusion.language;

/** A language needs an automaton that would be too large, or a construct that no automaton has. */
public final class TooComplex extends Exception {
  private static final long serialVersionUID = 1L;

  TooComplex(String what) {
    super(what, null, false, false);
  }
}
