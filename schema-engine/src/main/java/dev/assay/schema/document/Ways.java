package dev.assay.schema.document;

import dev.assay.schema.json.JsonPointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds the ways out of each schema, those of the schemas that hold for the same value included. */
final class Ways {
  private static final List<String> REFERRING = List.of("$ref", "$dynamicRef", "$recursiveRef");
  private final JsonNode root;
  private final Dialect dialect;
  private final Map<String, String> targets;
  private final Map<String, List<Way>> known = new HashMap<>();
  private final Set<String> underway = new LinkedHashSet<>();

  Ways(JsonNode root, Dialect dialect, Map<String, String> targets) {
    this.root = root;
    this.dialect = dialect;
    this.targets = targets;
  }

  /** A schema leads back to itself for the same value. */
  static final class EndlessException extends RuntimeException {
    private final String pointer;

    EndlessException(String pointer) {
      super(pointer, null, false, false);
      this.pointer = pointer;
    }

    String pointer() {
      return pointer;
    }
  }

  /**
   * The ways out of a schema; two equal ones are two.
   *
   * @throws EndlessException where it leads back to itself for the same value
   */
  List<Way> from(String pointer) {
    List<Way> before = known.get(pointer);
    if (before != null) {
      return before;
    }
    if (!underway.add(pointer)) {
      throw new EndlessException(pointer);
    }
    List<Way> ways = new ArrayList<>();
    JsonPointer.find(root, pointer)
        .filter(JsonNode::isObject)
        .ifPresent(schema -> collect(pointer, schema, ways));
    underway.remove(pointer);
    known.put(pointer, ways);
    return ways;
  }

  private void collect(String pointer, JsonNode schema, List<Way> ways) {
    for (String keyword : REFERRING) {
      Optional.ofNullable(targets.get(JsonPointer.child(pointer, keyword)))
          .ifPresent(target -> ways.addAll(from(target)));
    }
    if (schema.has("$ref") && dialect.compareTo(Dialect.DRAFT_07) <= 0) {
      return;
    }
    collectMembers(pointer, schema, ways);
    collectElements(pointer, schema, ways);
    for (String keyword : List.of("not", "if", "then", "else")) {
      if (schema.has(keyword)) {
        List<Way> inside = from(JsonPointer.child(pointer, keyword));
        inside.forEach(way -> ways.add(branching(way, pointer, keyword)));
      }
    }
    for (String keyword : List.of("dependentSchemas", "dependencies")) {
      members(pointer, schema, keyword)
          .forEach((name, place) -> ways.addAll(from(place)));
    }
    for (String keyword : List.of("allOf", "anyOf", "oneOf")) {
      collectBranches(pointer, schema, keyword, ways);
    }
  }

  /** An event goes one way of then and else only. */
  private static Way branching(Way way, String pointer, String keyword) {
    return switch (keyword) {
      case "then" -> way.through(JsonPointer.child(pointer, "if"), 0);
      case "else" -> way.through(JsonPointer.child(pointer, "if"), 1);
      default -> way;
    };
  }

  private void collectBranches(String pointer, JsonNode schema, String keyword, List<Way> ways) {
    String place = JsonPointer.child(pointer, keyword);
    JsonNode branches = schema.path(keyword);
    boolean exclusive = !keyword.equals("allOf") && new TagSearch(root, targets).isTagged(place, branches);
    for (int i = 0; i < branches.size(); i++) {
      int branch = i;
      from(JsonPointer.child(place, i))
          .forEach(way -> ways.add(exclusive ? way.through(place, branch) : way));
    }
  }

  private void collectMembers(String pointer, JsonNode schema, List<Way> ways) {
    Set<String> named = new TreeSet<>(schema.path("properties").propertyNames());
    members(pointer, schema, "properties")
        .forEach((name, place) -> ways.add(way(new Way.Step.Member(name), place)));
    members(pointer, schema, "patternProperties")
        .forEach(
            (pattern, place) ->
                ways.add(way(new Way.Step.OtherMembers(pointer, pattern, named), place)));
    if (schema.has("additionalProperties")) {
      ways.add(
          way(
              new Way.Step.OtherMembers(pointer, "", named),
              JsonPointer.child(pointer, "additionalProperties")));
    }
    for (String keyword : List.of("unevaluatedProperties", "unevaluatedItems")) {
      if (schema.has(keyword)) {
        String place = JsonPointer.child(pointer, keyword);
        ways.add(way(new Way.Step.Unevaluated(place), place));
      }
    }
  }

  private static void collectElements(String pointer, JsonNode schema, List<Way> ways) {
    int prefix = 0;
    for (String keyword : List.of("prefixItems", "items")) {
      JsonNode elements = schema.path(keyword);
      String place = JsonPointer.child(pointer, keyword);
      for (int i = 0; elements.isArray() && i < elements.size(); i++) {
        ways.add(way(new Way.Step.Element(i), JsonPointer.child(place, i)));
        prefix = Math.max(prefix, i + 1);
      }
    }
    for (String keyword : List.of("items", "additionalItems", "contains")) {
      if (schema.path(keyword).isObject()) {
        int from = keyword.equals("contains") ? 0 : prefix;
        ways.add(way(new Way.Step.Elements(from), JsonPointer.child(pointer, keyword)));
      }
    }
  }

  private static Way way(Way.Step step, String target) {
    return new Way(step, target, Map.of());
  }

  private static Map<String, String> members(String pointer, JsonNode schema, String keyword) {
    Map<String, String> places = new java.util.LinkedHashMap<>();
    String place = JsonPointer.child(pointer, keyword);
    for (String name : schema.path(keyword).propertyNames()) {
      places.put(name, JsonPointer.child(place, name));
    }
    return places;
  }
}
