package dev.assay.schema.evolution.arrow;

import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.json.JsonPointer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Reads {@code arrow} blocks generously: {@code fields} as a list or by name, types as text or as
 * in Arrow's own JSON. A column may hold nulls unless it says {@code "nullable": false}.
 */
final class ArrowBlock {
  /** Where the block stands. */
  static final String POINTER = "/arrow";

  private static final int NO_POSITION = -1;
  private static final int MAX_DEPTH = 64;

  private ArrowBlock() {}

  /** The columns by name, in order; empty where the block can't be read as columns. */
  static Optional<Map<String, ArrowField>> read(JsonNode block) {
    String pointer = POINTER;
    JsonNode fields = block;
    if (fields.path("schema").isObject()) {
      pointer = JsonPointer.child(pointer, "schema");
      fields = fields.path("schema");
    }
    if (fields.isObject()) {
      pointer = JsonPointer.child(pointer, "fields");
      fields = fields.path("fields");
    }
    Map<String, ArrowField> found = new LinkedHashMap<>();
    boolean readable =
        fields.isArray() ? list(fields, pointer, found) : map(fields, pointer, found);
    return readable ? Optional.of(found) : Optional.empty();
  }

  private static boolean list(JsonNode fields, String pointer, Map<String, ArrowField> found) {
    for (int i = 0; i < fields.size(); i++) {
      JsonNode field = fields.get(i);
      JsonNode name = field.path("name");
      String place = JsonPointer.child(pointer, i);
      if (!name.isString()
          || !isTyped(field)
          || found.putIfAbsent(name.stringValue(), field(name.stringValue(), field, i, place))
              != null) {
        return false;
      }
    }
    return true;
  }

  private static boolean map(JsonNode fields, String pointer, Map<String, ArrowField> found) {
    for (Map.Entry<String, JsonNode> member : fields.properties()) {
      String name = member.getKey();
      JsonNode field = member.getValue();
      if (!field.isString() && !isTyped(field)) {
        return false;
      }
      found.put(name, field(name, field, NO_POSITION, JsonPointer.child(pointer, name)));
    }
    return fields.isObject();
  }

  private static boolean isTyped(JsonNode field) {
    JsonNode type = field.path("type");
    return type.isString() || type.path("name").isString();
  }

  private static ArrowField field(String name, JsonNode field, int index, String pointer) {
    return new ArrowField(name, type(field, 0), isNullable(field), index, pointer, field);
  }

  private static boolean isNullable(JsonNode field) {
    return field.path("nullable").asBoolean(true);
  }

  private static ArrowType type(JsonNode field, int depth) {
    if (field.isString()) {
      return ArrowTypeText.read(field.stringValue());
    }
    JsonNode type = field.path("type");
    String name = (type.isString() ? type : type.path("name")).asString("");
    JsonNode children = field.path("children");
    if (!children.isEmpty() && depth < MAX_DEPTH) {
      return withChildren(name.toLowerCase(Locale.ROOT), children, depth);
    }
    return type.isString() ? ArrowTypeText.read(name) : inArrowsJson(name, type);
  }

  private static ArrowType withChildren(String name, JsonNode children, int depth) {
    return switch (name.replace("_", "")) {
      case "list" -> new ArrowType.Listing(type(children.path(0), depth + 1), false);
      case "largelist" -> new ArrowType.Listing(type(children.path(0), depth + 1), true);
      case "struct" ->
          new ArrowType.Struct(
              IntStream.range(0, children.size())
                  .mapToObj(children::path)
                  .map(child ->
                      new ArrowType.Member(
                          child.path("name").asString(""),
                          type(child, depth + 1),
                          isNullable(child)))
                  .toList());
      default -> new ArrowType.Other(name + CanonicalJson.text(children));
    };
  }

  /** As in Arrow's integration tests: {@code {"name": "int", "bitWidth": 64, "isSigned": true}}. */
  private static ArrowType inArrowsJson(String name, JsonNode type) {
    return switch (name) {
      case "int" ->
          new ArrowType.Whole(
              type.path("bitWidth").asInt(0), type.path("isSigned").asBoolean(true));
      case "floatingpoint" ->
          new ArrowType.Floating(
              switch (type.path("precision").asString("").toUpperCase(Locale.ROOT)) {
                case "HALF" -> 16;
                case "SINGLE" -> 32;
                default -> 64;
              });
      case "decimal" ->
          new ArrowType.Decimal(
              type.path("bitWidth").asInt(128),
              type.path("precision").asInt(0),
              type.path("scale").asInt(0));
      default ->
          type.size() == 1
              ? ArrowTypeText.read(name)
              : new ArrowType.Other(CanonicalJson.text(type));
    };
  }
}
