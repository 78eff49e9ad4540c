package dev.assay.kit.config;

import java.util.function.Function;

/**
 * How the text of one value is read.
 *
 * @param expected what the text must look like, to follow "is not" and "give"
 * @param secret whether the text must not be printed
 * @param reading throws {@link IllegalArgumentException} for a text of another shape
 */
record Shape(String expected, boolean secret, Function<String, Object> reading) {

  Shape(String expected, Function<String, Object> reading) {
    this(expected, false, reading);
  }
}
