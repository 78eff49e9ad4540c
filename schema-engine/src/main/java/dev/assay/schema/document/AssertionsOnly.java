package dev.assay.schema.document;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes out of a document what only people read. */
final class AssertionsOnly {
  private static final Set<String> FOR_PEOPLE =
      Set.of("title", "description", "$comment", "examples", "default");
  private static final Set<String> REFERRING = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private final Dialect dialect;

  private AssertionsOnly(Dialect dialect) {
    this.dialect = dialect;
  }

  /** A copy without annotations; all of it where a reference leads into one. */
  static JsonNode of(JsonNode root, Dialect dialect) {
    if (!root.isObject() || refersIntoAnnotation(root)) {
      return root;
    }
    ObjectNode copy = (ObjectNode) new AssertionsOnly(dialect).schema(root);
    // Only the root's: inside a document an $id decides what "#" means to the references below it.
    copy.remove(Keywords.idKeyword(dialect));
    return copy;
  }

  private JsonNode schema(JsonNode schema) {
    if (!schema.isObject()) {
      return schema;
    }
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      String keyword = member.getKey();
      if (!isForPeople(keyword)) {
        copy.set(
            keyword,
            Keywords.shapeOf(dialect, keyword)
                .filter(shape -> shape.fits(member.getValue()))
                .map(shape -> value(shape, member.getValue()))
                .orElse(member.getValue()));
      }
    }
    return copy;
  }

  private JsonNode value(KeywordShape shape, JsonNode value) {
    return switch (shape.content()) {
      case NONE -> value;
      case SCHEMA -> value.isArray() ? elements(value) : schema(value);
      case SCHEMAS_BY_NAME -> members(value);
    };
  }

  private JsonNode elements(JsonNode schemas) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    schemas.forEach(element -> copy.add(schema(element)));
    return copy;
  }

  private JsonNode members(JsonNode schemas) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    schemas.properties().forEach(m -> copy.set(m.getKey(), schema(m.getValue())));
    return copy;
  }

  private static boolean isForPeople(String keyword) {
    return FOR_PEOPLE.contains(keyword) || keyword.startsWith("x-");
  }

  private static boolean refersIntoAnnotation(JsonNode node) {
    return node.properties().stream()
            .anyMatch(member -> REFERRING.contains(member.getKey()) && leads(member.getValue()))
        || node.valueStream().anyMatch(AssertionsOnly::refersIntoAnnotation);
  }

  private static boolean leads(JsonNode reference) {
    return reference.isString()
        && reference.stringValue().contains("#/")
        && Arrays.stream(reference.stringValue().split("/")).anyMatch(AssertionsOnly::isForPeople);
  }
}
