package dev.assay.schema.validation.plan;

/** What a JSON value is, as its first byte tells. */
public enum Kind {
  NULL("null"),
  BOOLEAN("boolean"),
  NUMBER("number"),
  STRING("string"),
  ARRAY("array"),
  OBJECT("object");

  private final String word;

  Kind(String word) {
    this.word = word;
  }

  /** How JSON Schema calls it. */
  String word() {
    return word;
  }
}
