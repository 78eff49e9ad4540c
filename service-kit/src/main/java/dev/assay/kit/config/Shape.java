package dev.assay.kit.config;

import java.util.function.Function;

/**
 * How the text of one value is read.
 *
 * @param expected what the text must look like, to follow "is not" and "give"
 * @param secret whether the text must not be printed
 * @param explains whether the reading's own reason says more than what is expected
 * @param reading throws {@link IllegalArgumentException} for a text of another shape
 */
record Shape(String expected, boolean secret, boolean explains, Function<String, Object> reading) {

  Shape(String expected, Function<String, Object> reading) {
    this(expected, false, false, reading);
  }

  /** What is refused must explain itself without showing the text. */
  static Shape secret(String expected, Function<String, Object> reading) {
    return new Shape(expected, true, true, reading);
  }

  static Shape explaining(String expected, Function<String, Object> reading) {
    return new Shape(expected, false, true, reading);
  }

  /** What to say to somebody whose text this refused. */
  String expectedAfter(IllegalArgumentException refusal) {
    return explains ? expected + ": " + refusal.getMessage() : expected;
  }
}
