package dev.assay.schema.evolution.attack;

import dev.assay.schema.document.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes up schemas, and changes them in one or two places. */
final class SchemaMaker {
  static final List<String> NAMES = List.of("a", "b", "c", "100%");
  static final List<String> PATTERNS = List.of("^a", "b$", "^[a-c]+$", "^.{2}$", "^$");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MAX_DEPTH = 3;
  private final Random random;

  SchemaMaker(Random random) {
    this.random = random;
  }

  /** A document whose definition {@code d} may be referred to. */
  ObjectNode document() {
    ObjectNode root = JSON.objectNode();
    if (random.nextInt(3) == 0) {
      root.put("$schema", oneOf(List.of(Dialect.values())).metaSchemaUri());
    }
    merge(root, schema(0));
    if (root.toString().contains("#/$defs/d")) {
      root.putObject("$defs").set("d", schema(1));
    }
    return root;
  }

  JsonNode schema(int depth) {
    int kinds = depth < MAX_DEPTH ? 14 : 6;
    return switch (random.nextInt(kinds)) {
      case 0 ->
          random.nextInt(3) == 0 ? BooleanNode.valueOf(random.nextInt(4) > 0) : JSON.objectNode();
      case 1 -> number();
      case 2, 3 -> string();
      case 4 -> values();
      case 5 -> JSON.objectNode().put("type", type());
      case 6, 7, 8 -> object(depth);
      case 9, 10 -> array(depth);
      case 11 -> branches(depth);
      case 12 -> condition(depth);
      default -> JSON.objectNode().put("$ref", "#/$defs/d");
    };
  }

  private String type() {
    return oneOf(List.of("string", "integer", "number", "boolean", "null", "object", "array"));
  }

  private ObjectNode number() {
    ObjectNode schema = JSON.objectNode();
    schema.put("type", random.nextBoolean() ? "integer" : "number");
    for (String bound : List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")) {
      if (random.nextInt(4) == 0) {
        schema.put(bound, small());
      }
    }
    if (random.nextInt(5) == 0) {
      schema.put("multipleOf", 1 + random.nextInt(3));
    }
    return schema;
  }

  private ObjectNode string() {
    ObjectNode schema = JSON.objectNode();
    if (random.nextInt(5) > 0) {
      schema.put("type", "string");
    }
    maybe(schema, "minLength", 3);
    maybe(schema, "maxLength", 4);
    if (random.nextInt(3) == 0) {
      schema.put("pattern", oneOf(PATTERNS));
    }
    return schema;
  }

  private ObjectNode values() {
    ObjectNode schema = JSON.objectNode();
    if (random.nextBoolean()) {
      schema.set("const", value());
      return schema;
    }
    ArrayNode values = schema.putArray("enum");
    for (int i = random.nextInt(3); i >= 0; i--) {
      values.add(value());
    }
    return schema;
  }

  private JsonNode value() {
    return switch (random.nextInt(6)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(small());
      case 3 -> JSON.objectNode().put(oneOf(NAMES), small());
      case 4 -> JSON.arrayNode().add(small());
      default -> JSON.stringNode(oneOf(List.of("", "a", "ab", "abc")));
    };
  }

  private ObjectNode object(int depth) {
    ObjectNode schema = JSON.objectNode();
    if (random.nextInt(4) > 0) {
      schema.put("type", "object");
    }
    ObjectNode properties = JSON.objectNode();
    for (int i = random.nextInt(3); i > 0; i--) {
      properties.set(oneOf(NAMES), schema(depth + 1));
    }
    if (!properties.isEmpty()) {
      schema.set("properties", properties);
    }
    if (random.nextInt(3) == 0) {
      schema.putArray("required").add(oneOf(NAMES));
    }
    switch (random.nextInt(10)) {
      case 0, 1 -> schema.put("additionalProperties", false);
      case 2 -> schema.set("additionalProperties", schema(depth + 1));
      case 3 -> schema.putObject("patternProperties").set(oneOf(PATTERNS), schema(depth + 1));
      case 4 -> schema.set("propertyNames", string());
      case 5 -> schema.putObject("dependentRequired").putArray(oneOf(NAMES)).add(oneOf(NAMES));
      case 6 -> schema.put("unevaluatedProperties", false);
      case 7 -> schema.putObject("dependentSchemas").set(oneOf(NAMES), schema(depth + 1));
      default -> {}
    }
    maybe(schema, "minProperties", 3);
    maybe(schema, "maxProperties", 3);
    return schema;
  }

  private ObjectNode array(int depth) {
    ObjectNode schema = JSON.objectNode().put("type", "array");
    if (random.nextInt(3) == 0) {
      schema.putArray("prefixItems").add(schema(depth + 1));
    }
    if (random.nextBoolean()) {
      schema.set("items", schema(depth + 1));
    }
    switch (random.nextInt(6)) {
      case 0 -> schema.set("contains", schema(depth + 1));
      case 1 -> schema.put("uniqueItems", true);
      case 2 -> {
        schema.set("contains", schema(depth + 1));
        schema.put(random.nextBoolean() ? "minContains" : "maxContains", random.nextInt(3));
      }
      default -> {}
    }
    maybe(schema, "minItems", 3);
    maybe(schema, "maxItems", 4);
    return schema;
  }

  private ObjectNode branches(int depth) {
    ObjectNode schema = JSON.objectNode();
    String keyword = oneOf(List.of("allOf", "anyOf", "anyOf", "oneOf", "oneOf", "not"));
    if (keyword.equals("not")) {
      schema.set("not", schema(depth + 1));
      return schema;
    }
    schema.putArray(keyword).add(schema(depth + 1)).add(schema(depth + 1));
    return schema;
  }

  private ObjectNode condition(int depth) {
    ObjectNode schema = JSON.objectNode();
    schema.set("if", schema(depth + 1));
    schema.set("then", schema(depth + 1));
    if (random.nextBoolean()) {
      schema.set("else", schema(depth + 1));
    }
    return schema;
  }

  /** A copy with one to three changes; may be no schema any more. */
  ObjectNode changed(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    for (int i = random.nextInt(3); i >= 0; i--) {
      List<ObjectNode> places = new ArrayList<>();
      collect(copy, places);
      change(oneOf(places));
    }
    return copy;
  }

  private void change(ObjectNode place) {
    List<String> members = new ArrayList<>(place.propertyNames());
    String member = members.isEmpty() ? "type" : oneOf(members);
    JsonNode value = place.path(member);
    switch (random.nextInt(6)) {
      case 0 -> place.remove(member);
      case 1 -> merge(place, schema(2));
      case 2, 3 -> {
        if (value.isNumber()) {
          place.put(member, value.asInt() + (random.nextBoolean() ? 1 : -1));
        }
      }
      case 4 -> {
        if (value.isObject()) {
          place.set(member, schema(2));
        }
      }
      default -> {
        if (value.isArray() && !value.isEmpty()) {
          ((ArrayNode) value).remove(random.nextInt(value.size()));
        } else if (place.has("properties")) {
          place.withObject("properties").set(oneOf(NAMES), schema(2));
        }
      }
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> places) {
    if (node instanceof ObjectNode object) {
      places.add(object);
    }
    node.forEach(child -> collect(child, places));
  }

  private static void merge(ObjectNode into, JsonNode schema) {
    schema.properties().forEach(member -> into.set(member.getKey(), member.getValue()));
  }

  private void maybe(ObjectNode schema, String keyword, int below) {
    if (random.nextInt(5) == 0) {
      schema.put(keyword, random.nextInt(below));
    }
  }

  private int small() {
    return random.nextInt(8) - 2;
  }

  private <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
