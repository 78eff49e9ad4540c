package dev.assay.schema.inclusion.terms;

import tools.jackson.databind.JsonNode;

/** The six kinds of JSON values; integers are numbers. */
public enum Kind {
  NULL,
  BOOLEAN,
  NUMBER,
  STRING,
  ARRAY,
  OBJECT;

  /** The kind of a value. */
  public static Kind of(JsonNode value) {
    return switch (value.getNodeType()) {
      case BOOLEAN -> BOOLEAN;
      case NUMBER -> NUMBER;
      case STRING, BINARY -> STRING;
      case ARRAY -> ARRAY;
      case OBJECT, POJO -> OBJECT;
      case NULL, MISSING -> NULL;
    };
  }
}
