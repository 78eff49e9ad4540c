package dev.assay.schema.validation.differential;

import dev.assay.schema.document.Dialect;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of few names and small numbers, so that events meet their keywords. */
final class RandomSchemas {
  static final List<String> NAMES =
      List.of("a", "b", "kind", "é", "a_name_of_19_bytes", "another name of 27 bytes..");
  private static final List<String> TYPES =
      List.of("null", "boolean", "integer", "number", "string", "array", "object");
  private static final List<String> PATTERNS =
      List.of(
          "^a",
          "b$",
          "^[a-z]+$",
          "[0-9]{2,3}",
          "^(x|yy)*$",
          "a.c",
          "^é",
          "\\bfoo",
          "^\\d+\\.\\d*$");
  private static final List<String> FORMATS =
      List.of(
          "date-time", "date", "time", "uuid", "ipv4", "ipv6", "uri", "email", "hostname", "phone");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private final Random random;
  private final Dialect dialect;
  private final RandomEvents values;

  RandomSchemas(Random random) {
    this.random = random;
    this.dialect = pick(List.of(Dialect.values()));
    this.values = new RandomEvents(random);
  }

  JsonNode document() {
    ObjectNode document = object(3);
    document.put("$schema", dialect.metaSchemaUri());
    ObjectNode definitions = document.putObject("definitions");
    definitions.set("one", object(2));
    definitions.set("two", object(1));
    return document;
  }

  private JsonNode schema(int depth) {
    return dialect != Dialect.DRAFT_04 && random.nextInt(12) == 0
        ? JSON.booleanNode(random.nextInt(3) > 0)
        : object(depth);
  }

  private ObjectNode object(int depth) {
    ObjectNode schema = JSON.objectNode();
    int keywords = 1 + random.nextInt(4);
    for (int i = 0; i < keywords; i++) {
      add(schema, depth);
    }
    return schema;
  }

  private void add(ObjectNode schema, int depth) {
    int choice = random.nextInt(depth > 0 ? 34 : 14);
    switch (choice) {
      case 0, 1, 2 -> schema.put("type", pick(TYPES));
      case 3 -> schema.set("type", types());
      case 4 -> schema.put("minimum", values.smallNumber());
      case 5 -> schema.put("maximum", values.smallNumber());
      case 6 ->
          schema.put(
              "multipleOf",
              pick(
                  List.of(
                      new java.math.BigDecimal("2"),
                      new java.math.BigDecimal("0.5"),
                      new java.math.BigDecimal("0.01"))));
      case 7 -> schema.put("minLength", random.nextInt(4));
      case 8 -> schema.put("maxLength", random.nextInt(8));
      case 9 -> schema.put("pattern", pick(PATTERNS));
      case 10 -> schema.put("format", pick(FORMATS));
      case 11 -> schema.set("enum", choices());
      case 12 -> since06(schema, "const", values.scalar());
      case 13 -> schema.put("$ref", "#/definitions/" + (random.nextBoolean() ? "one" : "two"));
      case 14, 15, 16, 17 -> member(schema, "properties", schema(depth - 1));
      case 18 -> schema.set("required", names());
      case 19 -> schema.set("additionalProperties", schema(depth - 1));
      case 20 -> pattern(schema, depth);
      case 21 -> since06(schema, "propertyNames", schema(depth - 1));
      case 22 ->
          schema.put(random.nextBoolean() ? "minProperties" : "maxProperties", random.nextInt(4));
      case 23, 24 -> schema.set("items", schema(depth - 1));
      case 25 -> schema.put("uniqueItems", true);
      case 26 -> schema.put(random.nextBoolean() ? "minItems" : "maxItems", random.nextInt(4));
      case 27 -> since06(schema, "contains", schema(depth - 1));
      case 28 -> schema.set("allOf", branches(depth));
      case 29 -> schema.set("anyOf", branches(depth));
      case 30 -> schema.set("oneOf", branches(depth));
      case 31 -> schema.set("not", schema(depth - 1));
      case 32 -> dialectal(schema, depth);
      default -> conditional(schema, depth);
    }
  }

  private void dialectal(ObjectNode schema, int depth) {
    if (dialect.compareTo(Dialect.DRAFT_2019_09) >= 0) {
      switch (random.nextInt(5)) {
        case 0 ->
            schema.set("dependentSchemas", JSON.objectNode().set(pick(NAMES), schema(depth - 1)));
        case 1 -> schema.set("dependentRequired", JSON.objectNode().set(pick(NAMES), names()));
        case 2 -> schema.put("minContains", random.nextInt(3));
        case 3 -> schema.put("maxContains", random.nextInt(3));
        default -> schema.put("unevaluatedProperties", false);
      }
      if (dialect == Dialect.DRAFT_2020_12) {
        schema.set("prefixItems", branches(depth));
      }
    } else if (random.nextBoolean()) {
      JsonNode dependency = random.nextBoolean() ? names() : schema(depth - 1);
      schema.set("dependencies", JSON.objectNode().set(pick(NAMES), dependency));
    } else {
      schema.set("items", branches(depth));
      schema.set("additionalItems", schema(depth - 1));
    }
  }

  private void conditional(ObjectNode schema, int depth) {
    if (dialect.compareTo(Dialect.DRAFT_07) >= 0) {
      schema.set("if", schema(depth - 1));
      schema.set("then", schema(depth - 1));
      schema.set("else", schema(depth - 1));
    } else {
      schema.put("exclusiveMinimum", true);
      schema.put("minimum", values.smallNumber());
      if (dialect == Dialect.DRAFT_06) {
        schema.put("exclusiveMinimum", values.smallNumber());
      }
    }
  }

  private void since06(ObjectNode schema, String keyword, JsonNode value) {
    if (dialect != Dialect.DRAFT_04) {
      schema.set(keyword, value);
    }
  }

  private void pattern(ObjectNode schema, int depth) {
    ObjectNode members = JSON.objectNode();
    members.set(pick(PATTERNS), schema(depth - 1));
    schema.set("patternProperties", members);
  }

  private void member(ObjectNode schema, String keyword, JsonNode value) {
    ObjectNode members =
        schema.has(keyword) ? (ObjectNode) schema.get(keyword) : schema.putObject(keyword);
    members.set(pick(NAMES), value);
  }

  private ArrayNode branches(int depth) {
    ArrayNode branches = JSON.arrayNode();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      branches.add(object(depth - 1));
    }
    return branches;
  }

  private ArrayNode types() {
    ArrayNode types = JSON.arrayNode();
    types.add(pick(TYPES.subList(0, 3)));
    types.add(pick(TYPES.subList(3, 7)));
    return types;
  }

  private ArrayNode names() {
    ArrayNode names = JSON.arrayNode();
    names.add(pick(NAMES.subList(0, 3)));
    if (random.nextBoolean()) {
      names.add(pick(NAMES.subList(3, 6)));
    }
    return names;
  }

  private ArrayNode choices() {
    ArrayNode choices = JSON.arrayNode();
    choices.add(values.scalar());
    JsonNode other = values.value(1);
    if (!other.equals(choices.get(0))) {
      choices.add(other);
    }
    return choices;
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
