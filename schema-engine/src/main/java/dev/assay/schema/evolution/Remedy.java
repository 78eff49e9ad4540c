package dev.assay.schema.evolution;

import dev.assay.schema.evolution.Break.Direction;
import dev.assay.schema.json.CanonicalJson;
import tools.jackson.databind.JsonNode;

/** What would undo a fact's harm, in words. */
final class Remedy {
  private static final int MAX_VALUE_LENGTH = 60;

  private Remedy() {}

  static String of(Difference cause, Direction direction) {
    String name = lastToken(cause.pointer());
    return switch (cause.kind()) {
      case "required-added" -> "make '%s' optional".formatted(cause.after().asString(name));
      case "required-removed" -> "keep '%s' required".formatted(cause.before().asString(name));
      case "property-removed" -> "keep the property '%s'".formatted(name);
      case "property-added" ->
          direction == Direction.BACKWARD
              ? "leave the new property '%s' open to any value".formatted(name)
              : "leave the new property '%s' out".formatted(name);
      case "enum-value-removed" -> "keep the value %s".formatted(shortened(cause.before()));
      case "enum-value-added" -> "leave out the value %s".formatted(shortened(cause.after()));
      case "additional-properties-closed", "unevaluated-properties-closed" ->
          "leave the object open";
      case "schema-closed" -> "keep accepting something at '%s'".formatted(cause.pointer());
      case "arrow-field-removed" -> "keep the column";
      case "arrow-required-field-added" -> "let the new column hold nulls";
      case "arrow-nullability-removed" -> "let the column hold nulls as before";
      default -> generally(cause);
    };
  }

  private static String generally(Difference cause) {
    String place = cause.pointer().isEmpty() ? "the root" : "'" + cause.pointer() + "'";
    if (cause.before().isMissingNode()) {
      return "leave out what was added at %s".formatted(place);
    }
    return cause.after().isMissingNode()
        ? "keep what was removed at %s".formatted(place)
        : "keep %s at %s".formatted(shortened(cause.before()), place);
  }

  private static String shortened(JsonNode value) {
    String text = value.isMissingNode() ? "it" : CanonicalJson.text(value);
    return text.length() <= MAX_VALUE_LENGTH ? text : text.substring(0, MAX_VALUE_LENGTH) + "…";
  }

  private static String lastToken(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "/").replace("~0", "~");
  }
}
