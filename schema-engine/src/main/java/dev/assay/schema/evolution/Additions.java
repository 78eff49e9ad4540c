package dev.assay.schema.evolution;

import dev.assay.schema.json.CanonicalJson;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Decides whether a schema grew by optional properties and in no other way.
 *
 * <p>In the lenient reading (a writer writes only what it declares) nobody wrote such a property
 * before, so nobody breaks. That fails where the old schema did say something about undeclared
 * members, and can't be followed through references to anything but definitions.
 */
final class Additions {
  private static final Set<String> SAYING_SOMETHING_ABOUT_THE_UNDECLARED =
      Set.of("additionalProperties", "unevaluatedProperties");
  private static final Set<String> REFERRING = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final Set<String> NAMING =
      Set.of("$id", "id", "$anchor", "$dynamicAnchor", "$recursiveAnchor");

  private Additions() {}

  static boolean explain(JsonNode before, JsonNode after) {
    return onlyAdded(before, after) && !refersBeyondDefinitions(after);
  }

  private static boolean onlyAdded(JsonNode before, JsonNode after) {
    return before.isObject()
        && after.isObject()
        && same(without(before, "properties"), without(after, "properties"))
        && propertiesOnlyAdded(before, after);
  }

  private static boolean propertiesOnlyAdded(JsonNode before, JsonNode after) {
    JsonNode was = before.path("properties");
    JsonNode is = after.path("properties");
    boolean nothingLost = was.propertyStream().allMatch(old -> is.has(old.getKey()));
    return nothingLost
        && is.propertyStream()
            .allMatch(now ->
                was.has(now.getKey())
                    ? unchangedOrAdded(was.path(now.getKey()), now.getValue())
                    : isOptional(before, now.getKey()) && !namesItself(now.getValue()));
  }

  private static boolean unchangedOrAdded(JsonNode before, JsonNode after) {
    return same(before, after) || onlyAdded(before, after);
  }

  private static boolean isOptional(JsonNode before, String name) {
    boolean required =
        StreamSupport.stream(before.path("required").spliterator(), false)
            .anyMatch(n -> n.asString().equals(name));
    return !required
        && !before.has("patternProperties")
        && SAYING_SOMETHING_ABOUT_THE_UNDECLARED.stream()
            .noneMatch(keyword -> before.path(keyword).isObject());
  }

  /** A new name could become the target of a reference that meant something else. */
  private static boolean namesItself(JsonNode schema) {
    return everyObject(schema).anyMatch(o -> NAMING.stream().anyMatch(o::has));
  }

  private static boolean refersBeyondDefinitions(JsonNode root) {
    return everyObject(root)
        .flatMap(object -> REFERRING.stream().map(object::path))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .anyMatch(target -> !target.startsWith("#/$defs/") && !target.startsWith("#/definitions/"));
  }

  private static Stream<JsonNode> everyObject(JsonNode node) {
    return Stream.concat(
        node.isObject() ? Stream.of(node) : Stream.empty(),
        node.valueStream().flatMap(Additions::everyObject));
  }

  private static ObjectNode without(JsonNode object, String name) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    object.properties().forEach(member -> copy.set(member.getKey(), member.getValue()));
    copy.remove(name);
    return copy;
  }

  private static boolean same(JsonNode before, JsonNode after) {
    return CanonicalJson.text(before).equals(CanonicalJson.text(after));
  }
}
