package dev.assay.kit.config;

/** What one record component asks for. */
sealed interface Part {

  /** The key or prefix, relative to the record it stands in. */
  String key();

  /** One key with one value; the default is {@link Key#REQUIRED} where there is none. */
  record Single(String key, Shape shape, boolean optional, String defaultValue, String describes)
      implements Part {
    boolean isRequired() {
      return !optional && defaultValue.equals(Key.REQUIRED);
    }
  }

  /** A record under a prefix; an optional one is there when any of its keys is given. */
  record Nested(String key, Blueprint blueprint, boolean optional) implements Part {}

  /** A list of records, each under the prefix with its index: {@code bindings[0]}. */
  record Indexed(String key, Blueprint blueprint) implements Part {}

  /** Any keys under a prefix, as a map from what follows the prefix. */
  record Open(String key, Shape shape, String describes) implements Part {}
}
