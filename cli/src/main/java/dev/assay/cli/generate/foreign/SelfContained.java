package dev.assay.cli.generate.foreign;

import dev.assay.cli.generate.code.Words;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaOutline;
import dev.assay.schema.document.SchemaOutline.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A document in the plainest words that say the same types: what generators of others agree on.
 *
 * <p>References are pointers into {@code $defs}, so nobody goes looking for anything; names come
 * from there and from members, never from titles. Left out is what no type says ({@code not},
 * conditions, formats, so that texts stay as they were written), what would change events ({@code
 * default}), and every keyword that nobody knows.
 */
final class SelfContained {
  private static final Set<String> KEPT =
      Set.of(
          "type",
          "enum",
          "const",
          "required",
          "pattern",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "minProperties",
          "maxProperties",
          "multipleOf");
  private static final Set<String> SCHEMA = Set.of("additionalProperties", "items");
  private static final Set<String> SCHEMAS =
      Set.of("allOf", "anyOf", "oneOf", "prefixItems", "items");
  private static final Set<String> BY_NAME = Set.of("properties", "patternProperties");

  private final SchemaOutline outline;
  private final boolean opened;
  private final Map<String, String> names = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Deque<Place> wanted = new ArrayDeque<>();

  private SelfContained(SchemaDocument document, String type, boolean opened) {
    this.outline = SchemaOutline.of(document.root(), document.dialect());
    this.opened = opened;
    taken.add(type);
  }

  /**
   * The plain document.
   *
   * @param type what its events are called
   * @param opened whether an object that doesn't say so lets other members in expressly
   */
  static ObjectNode of(SchemaDocument document, String type, boolean opened) {
    SelfContained made = new SelfContained(document, type, opened);
    ObjectNode root = made.copy(made.outline.root());
    ObjectNode definitions = JsonNodeFactory.instance.objectNode();
    while (!made.wanted.isEmpty()) {
      Place next = made.wanted.removeFirst();
      definitions.set(made.names.getOrDefault(next.pointer(), ""), made.copy(next));
    }
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", type);
    whole.setAll(root);
    if (!definitions.isEmpty()) {
      whole.set("$defs", definitions);
    }
    return whole;
  }

  private ObjectNode copy(Place place) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    JsonNode schema = place.schema();
    if (schema.isBoolean() && !schema.booleanValue()) {
      return copy.set("not", JsonNodeFactory.instance.objectNode());
    }
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      member(copy, keyword.getKey(), keyword.getValue(), place);
    }
    if (opened && says(schema, "properties") && !says(schema, "additionalProperties")) {
      copy.put("additionalProperties", true);
    }
    return copy;
  }

  private static boolean says(JsonNode schema, String keyword) {
    return schema.has(keyword);
  }

  private void member(ObjectNode copy, String keyword, JsonNode value, Place place) {
    if (keyword.equals("$ref") && value.isString()) {
      outline
          .resolve(place.base(), value.stringValue())
          .ifPresent(target -> copy.put("$ref", reference(target)));
    } else if (keyword.equals("description") && value.isString()) {
      copy.put("description", plain(value.stringValue()));
    } else if (keyword.startsWith("exclusive")) {
      exclusive(copy, keyword, value, place.schema());
    } else if (BY_NAME.contains(keyword) && value.isObject()) {
      ObjectNode members = copy.putObject(keyword);
      value.propertyNames().forEach(name -> members.set(name, inside(place, keyword, name)));
    } else if (SCHEMAS.contains(keyword) && value.isArray()) {
      ArrayNode parts = copy.putArray(keyword.equals("items") ? "prefixItems" : keyword);
      for (int i = 0; i < value.size(); i++) {
        parts.add(inside(place, keyword, Integer.toString(i)));
      }
    } else if (SCHEMA.contains(keyword)) {
      copy.set(keyword, inside(place, keyword));
    } else if (KEPT.contains(keyword) && !copy.has(keyword)) {
      copy.set(keyword, value);
    }
  }

  private JsonNode inside(Place place, String... tokens) {
    Place inner = outline.inside(place, tokens);
    return inner.schema().isBoolean() ? inner.schema() : copy(inner);
  }

  /** Draft 4 makes a bound exclusive by a boolean beside it. */
  private static void exclusive(ObjectNode copy, String keyword, JsonNode value, JsonNode schema) {
    String inclusive = keyword.equals("exclusiveMinimum") ? "minimum" : "maximum";
    if (value.isNumber()) {
      copy.set(keyword, value);
    } else if (value.isBoolean() && value.booleanValue() && schema.has(inclusive)) {
      copy.set(keyword, schema.path(inclusive));
    }
  }

  private String reference(Place target) {
    if (target.pointer().isEmpty()) {
      return "#";
    }
    String known = names.get(target.pointer());
    if (known != null) {
      return "#/$defs/" + known;
    }
    String last = target.pointer().substring(target.pointer().lastIndexOf('/') + 1);
    String wished = Words.of(last).pascal();
    String name = wished;
    for (int number = 2; !taken.add(name); number++) {
      name = wished + number;
    }
    names.put(target.pointer(), name);
    wanted.addLast(target);
    return "#/$defs/" + name;
  }

  /** Text of a schema, without what could end a comment or a string of the code that quotes it. */
  private static String plain(String description) {
    String line = description.strip().replaceAll("\\s+", " ");
    StringBuilder plain = new StringBuilder();
    line.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .forEach(plain::appendCodePoint);
    return plain.toString().replace('\\', '/').replace("*/", "* /").replace("\"\"\"", "'''");
  }
}
