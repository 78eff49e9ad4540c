package dev.assay.schema.document;

import dev.assay.schema.json.JsonPointer;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Whether the branches of a choice are told apart by a member that each of them requires. */
final class TagSearch {
  private static final int MAX_HOPS = 20;
  private final JsonNode root;
  private final Map<String, String> targets;

  TagSearch(JsonNode root, Map<String, String> targets) {
    this.root = root;
    this.targets = targets;
  }

  /**
   * Looks at the branches.
   *
   * @param place pointer of the array of branches
   */
  boolean isTagged(String place, JsonNode branches) {
    if (branches.isEmpty()) {
      return false;
    }
    List<JsonNode> schemas =
        java.util.stream.IntStream.range(0, branches.size())
            .mapToObj(i -> resolved(JsonPointer.child(place, i), branches.get(i)))
            .toList();
    return schemas
        .getFirst()
        .path("required")
        .valueStream()
        .anyMatch(name -> name.isString() && isTag(name.stringValue(), schemas));
  }

  private static boolean isTag(String name, List<JsonNode> schemas) {
    Set<JsonNode> all = new HashSet<>();
    for (JsonNode schema : schemas) {
      boolean required =
          schema
              .path("required")
              .valueStream()
              .anyMatch(n -> n.isString() && n.stringValue().equals(name));
      JsonNode member = schema.path("properties").path(name);
      List<JsonNode> values =
          member.has("const")
              ? List.of(member.get("const"))
              : member.path("enum").valueStream().toList();
      if (!required
          || values.isEmpty()
          || !values.stream().allMatch(v -> v.isString() && all.add(v))) {
        return false;
      }
    }
    return true;
  }

  private JsonNode resolved(String pointer, JsonNode schema) {
    String at = pointer;
    JsonNode found = schema;
    for (int i = 0; i < MAX_HOPS && found.has("$ref"); i++) {
      Optional<String> target = Optional.ofNullable(targets.get(JsonPointer.child(at, "$ref")));
      Optional<JsonNode> next = target.flatMap(t -> JsonPointer.find(root, t));
      if (next.isEmpty()) {
        return found;
      }
      at = target.get();
      found = next.get();
    }
    return found;
  }
}
