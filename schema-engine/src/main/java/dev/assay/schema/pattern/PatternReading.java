package dev.assay.schema.pattern;

/** What came of reading a pattern. */
public sealed interface PatternReading {

  /** The pattern can be used. */
  record Usable(EcmaPattern pattern) implements PatternReading {}

  /**
   * The pattern can't be used.
   *
   * @param construct the part at fault, as written
   * @param problem what is wrong with it, as the rest of a sentence
   */
  record Unusable(String construct, String problem) implements PatternReading {}
}
