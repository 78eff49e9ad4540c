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

/**
 * Finds the ways out of each schema, those of the schemas that hold for the same value included.
 */
final class Ways {
  private static final List<String> REFERRING = List.of("$ref", "$dynamicRef", "$recursiveRef");
  private static final int MAX_WEIGHT = 10_000;
  private final JsonNode root;
  private final Dialect dialect;
  private final Map<String, String> targets;
  private final Map<String, List<Way>> known = new HashMap<>();
  // How many schemas judge a value where one does, on all the ways that lead to them.
  private final Map<String, Integer> weights = new HashMap<>();
  private final Set<String> underway = new LinkedHashSet<>();

  Ways(JsonNode root, Dialect dialect, Map<String, String> targets) {
    this.root = root;
    this.dialect = dialect;
    this.targets = targets;
  }

  /** Ends the search at a schema that is at fault; never leaves this room. */
  static final class FaultException extends RuntimeException {
    private final SchemaFault fault;

    FaultException(String pointer, String problem, String remedy) {
      super(problem, null, false, false);
      this.fault = new SchemaFault(pointer, problem, remedy);
    }

    SchemaFault fault() {
      return fault;
    }
  }

  /**
   * The ways out of a schema; two equal ones are two.
   *
   * @throws FaultException where it leads back to itself for the same value, or to too many others
   */
  List<Way> from(String pointer) {
    List<Way> before = known.get(pointer);
    if (before != null) {
      return before;
    }
    if (!underway.add(pointer)) {
      throw new FaultException(
          pointer,
          "the schema leads back to itself for the same value, which never ends",
          "let the reference go through a member or an element, or take it out");
    }
    List<Way> ways = new ArrayList<>();
    weights.put(pointer, 1);
    JsonPointer.find(root, pointer)
        .filter(JsonNode::isObject)
        .ifPresent(schema -> collect(pointer, schema, ways));
    underway.remove(pointer);
    known.put(pointer, ways);
    return ways;
  }

  /** The ways out of a schema that judges the same value as another. */
  private List<Way> alsoFrom(String pointer, String other) {
    List<Way> ways = from(other);
    int weight = weights.getOrDefault(pointer, 1) + weights.getOrDefault(other, 1);
    if (weight > MAX_WEIGHT) {
      throw new FaultException(
          pointer,
          "more than %d schemas judge one value here".formatted(MAX_WEIGHT),
          "refer to each schema once; references that double at each step grow without bound");
    }
    weights.put(pointer, weight);
    return ways;
  }

  private void collect(String pointer, JsonNode schema, List<Way> ways) {
    for (String keyword : REFERRING) {
      Optional.ofNullable(targets.get(JsonPointer.child(pointer, keyword)))
          .ifPresent(target -> ways.addAll(alsoFrom(pointer, target)));
    }
    if (schema.has("$ref") && dialect.compareTo(Dialect.DRAFT_07) <= 0) {
      return;
    }
    collectMembers(pointer, schema, ways);
    collectElements(pointer, schema, ways);
    for (String keyword : List.of("not", "if", "then", "else")) {
      if (schema.has(keyword)) {
        List<Way> inside = alsoFrom(pointer, JsonPointer.child(pointer, keyword));
        inside.forEach(way -> ways.add(branching(way, pointer, keyword)));
      }
    }
    for (String keyword : List.of("dependentSchemas", "dependencies")) {
      members(pointer, schema, keyword)
          .forEach((name, place) -> ways.addAll(alsoFrom(pointer, place)));
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
    boolean exclusive =
        !keyword.equals("allOf") && new TagSearch(root, targets).isTagged(place, branches);
    for (int i = 0; i < branches.size(); i++) {
      int branch = i;
      alsoFrom(pointer, JsonPointer.child(place, i))
          .forEach(way -> ways.add(exclusive ? way.through(place, branch) : way));
    }
  }

  private void collectMembers(String pointer, JsonNode schema, List<Way> ways) {
    Set<String> named = new TreeSet<>(schema.path("properties").propertyNames());
    members(pointer, schema, "properties")
        .forEach((name, place) -> ways.add(way(new Way.Step.Member(name), place)));
    members(pointer, schema, "patternProperties")
        .forEach((pattern, place) ->
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
