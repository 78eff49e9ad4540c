package dev.assay.schema.inclusion.terms;

import static dev.assay.schema.inclusion.terms.SchemaDemands.not;
import static dev.assay.schema.inclusion.terms.SchemaDemands.that;

import dev.assay.schema.document.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The keywords that speak of objects. */
final class ObjectKeywords {
  private final SchemaDemands schema;

  ObjectKeywords(SchemaDemands schema) {
    this.schema = schema;
  }

  Demands demands() {
    Demands sum = ScalarKeywords.sizes(schema, "minProperties", "maxProperties").and(members());
    if (schema.has("required")) {
      for (JsonNode name : schema.get("required")) {
        sum = sum.and(Demands.of(present(name.stringValue()), absent(name.stringValue())));
      }
    }
    if (schema.has("propertyNames")) {
      Literal names = schema.inside("propertyNames");
      sum =
          sum.and(
              Demands.of(
                  new Constraint.Names(names),
                  new Constraint.MemberWith(
                      new Constraint.NameRange.Such(List.of(names.negated())), List.of())));
    }
    return sum.and(dependencies());
  }

  private static Constraint present(String name) {
    return new Constraint.Member(name, true);
  }

  private static Constraint absent(String name) {
    return new Constraint.Member(name, false);
  }

  private Demands members() {
    Map<String, Literal> named = literals("properties");
    Map<String, Literal> patterned = literals("patternProperties");
    Optional<Literal> others =
        schema.has("additionalProperties")
            ? Optional.of(schema.inside("additionalProperties"))
            : Optional.empty();
    if (named.isEmpty() && patterned.isEmpty() && others.isEmpty()) {
      return Demands.NONE;
    }
    List<List<Constraint>> unmet = new ArrayList<>();
    named.forEach((name, value) ->
        unmet.add(
            List.of(
                new Constraint.MemberWith(
                    new Constraint.NameRange.Exactly(name), List.of(value.negated())))));
    patterned.forEach((pattern, value) ->
        unmet.add(
            List.of(
                new Constraint.MemberWith(
                    new Constraint.NameRange.Such(List.of(schema.terms.matching(pattern))),
                    List.of(value.negated())))));
    others.ifPresent(value ->
        unmet.add(
            List.of(
                outside(
                    schema.terms,
                    named.keySet().stream(),
                    patterned.keySet().stream(),
                    value.negated()))));
    return new Demands(List.of(new Constraint.Members(named, patterned, others)), unmet);
  }

  /** A member whose name is none of these and has none of these patterns. */
  static Constraint outside(
      Terms terms, Stream<String> names, Stream<String> patterns, Literal value) {
    List<Literal> such =
        Stream.concat(
                names.map(name -> terms.equal(StringNode.valueOf(name)).negated()),
                patterns.map(pattern -> terms.matching(pattern).negated()))
            .toList();
    return new Constraint.MemberWith(new Constraint.NameRange.Such(such), List.of(value));
  }

  Map<String, Literal> literals(String keyword) {
    Map<String, Literal> byName = new TreeMap<>();
    schema.names(keyword).forEach(name -> byName.put(name, schema.inside(keyword, name)));
    return byName;
  }

  private Demands dependencies() {
    Demands sum = Demands.NONE;
    for (Dependency dependency : found(schema)) {
      sum = sum.and(dependency.demands());
    }
    return sum;
  }

  /**
   * What a member's presence demands.
   *
   * @param name the member
   * @param names what must be there with it
   * @param value what the object must be then
   */
  record Dependency(String name, List<String> names, Optional<Literal> value) {
    Demands demands() {
      List<Constraint> then = new ArrayList<>();
      List<List<Constraint>> unmet = new ArrayList<>();
      for (String other : names) {
        then.add(present(other));
        unmet.add(List.of(present(name), absent(other)));
      }
      value.ifPresent(schema -> {
        then.add(that(schema));
        unmet.add(List.of(present(name), not(schema)));
      });
      return new Demands(
          List.of(new Constraint.Either(List.of(List.of(absent(name)), then))), unmet);
    }
  }

  static List<Dependency> found(SchemaDemands schema) {
    List<Dependency> found = new ArrayList<>();
    schema
        .names("dependentRequired")
        .forEach(name ->
            found.add(
                new Dependency(
                    name, strings(schema.get("dependentRequired").path(name)), Optional.empty())));
    schema
        .names("dependentSchemas")
        .forEach(name ->
            found.add(
                new Dependency(
                    name, List.of(), Optional.of(schema.inside("dependentSchemas", name)))));
    if (schema.isBefore(Dialect.DRAFT_2019_09)) {
      schema
          .names("dependencies")
          .forEach(name -> {
            JsonNode value = schema.get("dependencies").path(name);
            found.add(
                value.isArray()
                    ? new Dependency(name, strings(value), Optional.empty())
                    : new Dependency(
                        name, List.of(), Optional.of(schema.inside("dependencies", name))));
          });
    }
    return found;
  }

  private static List<String> strings(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }
}
