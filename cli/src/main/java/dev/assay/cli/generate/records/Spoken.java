package dev.assay.cli.generate.records;

import java.util.Set;

/** Names that generated code uses itself, and that no generated type may take from it. */
final class Spoken {
  static final Set<String> FOR =
      Set.of(
          "ArrayList",
          "BigInteger",
          "Boolean",
          "Collections",
          "Double",
          "Enum",
          "Generated",
          "IllegalArgumentException",
          "JsonAnyGetter",
          "JsonAnySetter",
          "JsonCreator",
          "JsonIgnoreProperties",
          "JsonInclude",
          "JsonProperty",
          "JsonSetter",
          "JsonValue",
          "LinkedHashMap",
          "List",
          "Long",
          "Map",
          "NullMarked",
          "Nullable",
          "Nulls",
          "Object",
          "Objects",
          "Override",
          "Record",
          "String");

  private Spoken() {}
}
