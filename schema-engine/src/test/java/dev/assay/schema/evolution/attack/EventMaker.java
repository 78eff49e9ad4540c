package dev.assay.schema.evolution.attack;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes up events that a schema probably accepts, near the limits that two schemas mention.
 *
 * <p>Follows the schema where that is easy, and guesses where it isn't: a validator tells
 * afterwards which of the events are accepted.
 */
final class EventMaker {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 5;
  private final Random random;
  private final JsonNode root;
  private final boolean onlyDeclared;
  private final List<JsonNode> scalars;

  /**
   * @param onlyDeclared whether objects get members that their schema declares, and no others
   */
  EventMaker(Random random, JsonNode root, JsonNode other, boolean onlyDeclared) {
    this.random = random;
    this.root = root;
    this.onlyDeclared = onlyDeclared;
    this.scalars = List.copyOf(nearLimits(root, other));
  }

  JsonNode event() {
    return value(root, 0);
  }

  private JsonNode value(JsonNode schema, int depth) {
    if (depth > MAX_DEPTH || random.nextInt(6) == 0) {
      return any(depth);
    }
    JsonNode chosen = inPlace(schema, depth);
    if (!chosen.isMissingNode()) {
      return chosen;
    }
    return switch (kind(schema)) {
      case "object" -> object(schema, depth);
      case "array" -> array(schema, depth);
      case "string" -> string(schema);
      case "integer", "number" -> number();
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> any(depth);
    };
  }

  /** What a constant, a reference or a branch says; a missing node where there is none. */
  private JsonNode inPlace(JsonNode schema, int depth) {
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (!schema.path("enum").isEmpty()) {
      return oneOf(elements(schema.path("enum")));
    }
    if (schema.has("$ref")) {
      return value(root.path("$defs").path("d"), depth + 1);
    }
    for (String keyword : List.of("anyOf", "oneOf", "allOf", "if", "then", "else")) {
      JsonNode inner = schema.path(keyword);
      if (!inner.isMissingNode() && random.nextInt(3) > 0) {
        return together(
            value(inner.isArray() ? oneOf(elements(inner)) : inner, depth + 1),
            schema.has("properties") || schema.has("required") ? object(schema, depth) : inner);
      }
    }
    return JSON.missingNode();
  }

  private static JsonNode together(JsonNode one, JsonNode other) {
    if (!(one instanceof ObjectNode object) || !other.isObject() || other.has("type")) {
      return one;
    }
    ObjectNode merged = object.deepCopy();
    if (!other.has("properties") && !other.has("required")) {
      other.properties().forEach(member -> merged.set(member.getKey(), member.getValue()));
    }
    return merged;
  }

  private String kind(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isString()) {
      return type.stringValue();
    }
    for (String keyword : List.of("properties", "required", "minProperties", "propertyNames")) {
      if (schema.has(keyword)) {
        return "object";
      }
    }
    return schema.has("items") || schema.has("contains") ? "array" : "";
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JSON.objectNode();
    JsonNode properties = schema.path("properties");
    properties
        .properties()
        .forEach(member -> {
          if (random.nextInt(3) > 0) {
            object.set(member.getKey(), value(member.getValue(), depth + 1));
          }
        });
    schema
        .path("required")
        .forEach(name -> {
          if (!object.has(name.asString("")) && random.nextInt(8) > 0) {
            object.set(name.asString(""), value(properties.path(name.asString("")), depth + 1));
          }
        });
    for (int i = random.nextInt(3); i > 0 && !onlyDeclared; i--) {
      String name = random.nextInt(4) == 0 ? "zz" : oneOf(SchemaMaker.NAMES);
      if (!object.has(name)) {
        object.set(name, value(schema.path("additionalProperties"), depth + 1));
      }
    }
    return object;
  }

  private ArrayNode array(JsonNode schema, int depth) {
    ArrayNode array = JSON.arrayNode();
    JsonNode first = schema.path("prefixItems");
    for (int i = random.nextInt(5); i > 0; i--) {
      JsonNode element =
          array.size() < first.size() ? first.get(array.size()) : schema.path("items");
      boolean contained = schema.has("contains") && random.nextBoolean();
      array.add(value(contained ? schema.path("contains") : element, depth + 1));
    }
    return array;
  }

  private JsonNode string(JsonNode schema) {
    int length = schema.path("minLength").asInt(0) + random.nextInt(3);
    return random.nextBoolean()
        ? JSON.stringNode("abcabc".substring(0, Math.min(length, 6)))
        : JSON.stringNode(oneOf(List.of("", "a", "b", "ab", "abc", "zz", "aab", "\n", "😀")));
  }

  private JsonNode number() {
    List<JsonNode> numbers = scalars.stream().filter(JsonNode::isNumber).toList();
    return numbers.isEmpty() ? JSON.numberNode(random.nextInt(5)) : oneOf(numbers);
  }

  private JsonNode any(int depth) {
    return switch (random.nextInt(depth > MAX_DEPTH ? 4 : 6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> number();
      case 3 -> string(JSON.missingNode());
      case 4 -> onlyDeclared ? JSON.objectNode() : object(JSON.missingNode(), depth + 1);
      default -> array(JSON.missingNode(), depth + 1);
    };
  }

  private static Set<JsonNode> nearLimits(JsonNode... schemas) {
    Set<JsonNode> found = new LinkedHashSet<>();
    found.add(JSON.numberNode(0));
    for (JsonNode schema : schemas) {
      collect(schema, found);
    }
    return found;
  }

  private static void collect(JsonNode node, Set<JsonNode> found) {
    if (node.isNumber()) {
      BigDecimal limit = node.decimalValue();
      for (String step : List.of("0", "1", "-1", "0.5", "-0.5")) {
        found.add(JSON.numberNode(limit.add(new BigDecimal(step))));
      }
    }
    node.forEach(child -> collect(child, found));
  }

  private static List<JsonNode> elements(JsonNode array) {
    List<JsonNode> elements = new ArrayList<>();
    array.forEach(elements::add);
    return elements;
  }

  private <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
