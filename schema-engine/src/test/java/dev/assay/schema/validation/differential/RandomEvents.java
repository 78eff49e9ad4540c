package dev.assay.schema.validation.differential;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Events, by chance or after a schema. */
final class RandomEvents {
  private static final List<String> STRINGS =
      List.of(
          "",
          "a",
          "abc",
          "x",
          "xyyx",
          "foo",
          "éa",
          "12",
          "123",
          "1.5",
          "a\nb",
          "\u0000",
          "😀😀",
          "ab",
          "2026-11-21T08:00:00Z",
          "2026-02-29T08:00:00+01:00",
          "2026-11-21",
          "23:59:60Z",
          "08:00:00Z",
          "2f5c1b1e-6d0a-4a7e-9a53-0c1d2e3f4a5b",
          "127.0.0.1",
          "256.1.1.1",
          "::1",
          "fe80::1:2",
          "1::2::3",
          "https://example.org/a?b=c#d",
          "not a uri",
          "a@example.org",
          "a@b",
          "host.example.org",
          "-x");
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "1",
          "2",
          "3",
          "-1",
          "1.0",
          "1.5",
          "0.01",
          "19.99",
          "-0.0",
          "1e2",
          "1E-2",
          "1.0e0",
          "100",
          "9007199254740993",
          "123456789012345678901234567890",
          "0.1e1",
          "1e400",
          "2.50",
          "12345678901234567.5");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final Random random;

  RandomEvents(Random random) {
    this.random = random;
  }

  BigDecimal smallNumber() {
    return new BigDecimal(NUMBERS.get(random.nextInt(9)));
  }

  JsonNode scalar() {
    return switch (random.nextInt(5)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> number();
      default -> JSON.stringNode(STRINGS.get(random.nextInt(STRINGS.size())));
    };
  }

  private JsonNode number() {
    BigDecimal number = new BigDecimal(NUMBERS.get(random.nextInt(NUMBERS.size())));
    return number.scale() == 0 && random.nextBoolean()
        ? JSON.numberNode(number.toBigInteger())
        : JSON.numberNode(number);
  }

  JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 2 -> array(depth);
      case 3 -> object(depth);
      default -> scalar();
    };
  }

  private ArrayNode array(int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(value(depth - 1));
    }
    return array;
  }

  private ObjectNode object(int depth) {
    ObjectNode object = JSON.objectNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      object.set(
          RandomSchemas.NAMES.get(random.nextInt(RandomSchemas.NAMES.size())), value(depth - 1));
    }
    return object;
  }

  /** An event that has a fair chance to keep to the schema. */
  JsonNode after(JsonNode schema, int depth) {
    if (depth == 0 || !schema.isObject() || random.nextInt(10) == 0) {
      return value(depth);
    }
    if (schema.has("const")) {
      return schema.get("const");
    }
    for (String keyword : List.of("enum", "anyOf", "oneOf", "allOf")) {
      JsonNode list = schema.path(keyword);
      if (!list.isEmpty() && random.nextInt(3) > 0) {
        JsonNode one = list.get(random.nextInt(list.size()));
        return keyword.equals("enum") ? one : after(one, depth);
      }
    }
    return switch (typeOf(schema)) {
      case "object" -> objectAfter(schema, depth);
      case "array" -> arrayAfter(schema, depth);
      case "integer", "number" -> number();
      case "string" -> JSON.stringNode(STRINGS.get(random.nextInt(STRINGS.size())));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      case "null" -> JSON.nullNode();
      default -> value(depth);
    };
  }

  private String typeOf(JsonNode schema) {
    JsonNode type = schema.path("type");
    if (type.isString()) {
      return type.stringValue();
    }
    if (type.isArray()) {
      return type.get(random.nextInt(type.size())).stringValue();
    }
    return schema.has("properties") || schema.has("required") || schema.has("patternProperties")
        ? "object"
        : schema.has("items") || schema.has("contains") || schema.has("prefixItems") ? "array" : "";
  }

  private ObjectNode objectAfter(JsonNode schema, int depth) {
    ObjectNode object = object(1);
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      if (random.nextInt(4) > 0) {
        object.set(member.getKey(), after(member.getValue(), depth - 1));
      }
    }
    for (JsonNode name : schema.path("required")) {
      if (!object.has(name.stringValue())) {
        object.set(name.stringValue(), value(1));
      }
    }
    return object;
  }

  private ArrayNode arrayAfter(JsonNode schema, int depth) {
    ArrayNode array = JSON.arrayNode();
    for (int i = random.nextInt(4); i > 0; i--) {
      array.add(after(schema.path("items"), depth - 1));
    }
    return array;
  }
}
