package dev.assay.kit.config;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record component is called in a configuration.
 *
 * <p>On a component that is itself a record with keys, or a list of such, it is the prefix of its
 * keys: {@code http} and {@code port} make {@code http.port}; an empty prefix adds nothing.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Key {
  /** Says that there is no default, so that the key must be given. */
  String REQUIRED = "\u0000required";

  /** The key, or the prefix of keys: lower case, words joined by {@code -}, parts by {@code .}. */
  String value();

  /** What holds when nothing is given, written as one would write it in a file. */
  String defaultValue() default REQUIRED;

  /** What it means, in a sentence for the reference. */
  String describes() default "";

  /**
   * Defaults for keys below a prefix, which replace those of the nested record.
   *
   * <p>Each as {@code key=value} with the key relative to the prefix: {@code "port=8081"}.
   */
  String[] defaults() default {};
}
