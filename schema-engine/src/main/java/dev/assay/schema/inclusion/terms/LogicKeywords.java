package dev.assay.schema.inclusion.terms;

import static dev.assay.schema.inclusion.terms.SchemaDemands.not;
import static dev.assay.schema.inclusion.terms.SchemaDemands.that;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaOutline;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The keywords that speak of values of any kind. */
final class LogicKeywords {
  private final SchemaDemands schema;

  LogicKeywords(SchemaDemands schema) {
    this.schema = schema;
  }

  Demands demands() {
    return type()
        .and(values("enum"))
        .and(values("const"))
        .and(references())
        .and(allOf())
        .and(anyOf())
        .and(oneOf())
        .and(negation())
        .and(condition());
  }

  private Demands type() {
    if (!schema.has("type")) {
      return Demands.NONE;
    }
    JsonNode named = schema.get("type");
    Set<String> types =
        (named.isArray() ? named.valueStream() : Stream.of(named))
            .map(JsonNode::stringValue)
            .collect(Collectors.toSet());
    if (types.contains(schema.kind.name().toLowerCase(Locale.ROOT))) {
      return Demands.NONE;
    }
    return schema.kind == Kind.NUMBER && types.contains("integer")
        ? Demands.of(
            new Constraint.Multiple(BigDecimal.ONE, true),
            new Constraint.Multiple(BigDecimal.ONE, false))
        : Demands.IMPOSSIBLE;
  }

  private Demands values(String keyword) {
    if (!schema.has(keyword)) {
      return Demands.NONE;
    }
    JsonNode named = schema.get(keyword);
    List<JsonNode> values =
        (keyword.equals("enum") ? named.valueStream() : Stream.of(named))
            .filter(value -> Kind.of(value) == schema.kind)
            .toList();
    return values.isEmpty()
        ? Demands.IMPOSSIBLE
        : Demands.of(new Constraint.OneOf(values), new Constraint.NoneOf(values));
  }

  /** {@code $ref} and its dynamic kin. */
  Demands references() {
    Demands sum = Demands.NONE;
    for (Literal target : targets()) {
      sum = sum.and(Demands.of(that(target), not(target)));
    }
    return sum;
  }

  List<Literal> targets() {
    List<Literal> targets = new ArrayList<>();
    if (schema.has("$ref")) {
      targets.add(literal(schema.get("$ref").stringValue(), resolve("$ref")));
    }
    if (schema.has("$dynamicRef")) {
      targets.add(literal(schema.get("$dynamicRef").stringValue(), dynamic()));
    }
    if (schema.has("$recursiveRef") && schema.schema.source().dialect() == Dialect.DRAFT_2019_09) {
      targets.add(literal("$recursiveRef", recursive()));
    }
    return targets;
  }

  private Literal literal(String target, Optional<SchemaOutline.Place> place) {
    return place
        .map(found -> schema.terms.schema(schema.schema.source(), found, schema.schema.scope()))
        .orElseGet(() -> schema.terms.unknown("'%s' is not in the document".formatted(target)));
  }

  private Optional<SchemaOutline.Place> resolve(String keyword) {
    return schema
        .schema
        .source()
        .resolve(schema.schema.place().base(), schema.get(keyword).stringValue());
  }

  /** The outermost resource that has such a dynamic anchor decides, if the first target has it. */
  private Optional<SchemaOutline.Place> dynamic() {
    Optional<SchemaOutline.Place> initial = resolve("$dynamicRef");
    String target = schema.get("$dynamicRef").stringValue();
    String anchor = target.substring(target.indexOf('#') + 1);
    if (initial.isEmpty() || !isDynamic(initial.get(), anchor)) {
      return initial;
    }
    return schema.schema.scope().stream()
        .flatMap(resource -> schema.schema.source().anchored(resource, anchor).stream())
        .filter(place -> isDynamic(place, anchor))
        .findFirst()
        .or(() -> initial);
  }

  private static boolean isDynamic(SchemaOutline.Place place, String anchor) {
    return place.schema().path("$dynamicAnchor").asString("").equals(anchor);
  }

  private Optional<SchemaOutline.Place> recursive() {
    Optional<SchemaOutline.Place> initial = root(schema.schema.place().base());
    if (initial.isEmpty() || !isRecursive(initial.get())) {
      return initial;
    }
    return schema.schema.scope().stream()
        .flatMap(resource -> root(resource).stream())
        .filter(LogicKeywords::isRecursive)
        .findFirst()
        .or(() -> initial);
  }

  private Optional<SchemaOutline.Place> root(URI resource) {
    return schema.schema.source().resolve(resource, "#");
  }

  private static boolean isRecursive(SchemaOutline.Place place) {
    return place.schema().path("$recursiveAnchor").asBoolean(false);
  }

  private Demands allOf() {
    Demands sum = Demands.NONE;
    if (schema.has("allOf")) {
      for (Literal each : schema.elements("allOf")) {
        sum = sum.and(Demands.of(that(each), not(each)));
      }
    }
    return sum;
  }

  private Demands anyOf() {
    if (!schema.has("anyOf")) {
      return Demands.NONE;
    }
    List<Literal> branches = schema.elements("anyOf");
    return new Demands(
        List.of(either(branches.stream().map(b -> List.of(that(b))).toList())),
        List.of(branches.stream().map(SchemaDemands::not).toList()));
  }

  private static Constraint either(List<List<Constraint>> alternatives) {
    return new Constraint.Either(alternatives);
  }

  private Demands oneOf() {
    if (!schema.has("oneOf")) {
      return Demands.NONE;
    }
    List<Literal> branches = schema.elements("oneOf");
    List<List<Constraint>> unmet = new ArrayList<>();
    unmet.add(branches.stream().map(SchemaDemands::not).toList());
    for (int i = 0; i < branches.size(); i++) {
      for (int j = i + 1; j < branches.size(); j++) {
        unmet.add(List.of(that(branches.get(i)), that(branches.get(j))));
      }
    }
    return new Demands(List.of(either(exactlyOne(branches))), unmet);
  }

  static List<List<Constraint>> exactlyOne(List<Literal> branches) {
    List<List<Constraint>> met = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      List<Constraint> one = new ArrayList<>();
      for (int j = 0; j < branches.size(); j++) {
        one.add(i == j ? that(branches.get(j)) : not(branches.get(j)));
      }
      met.add(one);
    }
    return met;
  }

  private Demands negation() {
    if (!schema.has("not")) {
      return Demands.NONE;
    }
    Literal inner = schema.inside("not");
    return Demands.of(not(inner), that(inner));
  }

  private Demands condition() {
    if (!schema.has("if") || (!schema.has("then") && !schema.has("else"))) {
      return Demands.NONE;
    }
    Literal condition = schema.inside("if");
    List<Constraint> met = new ArrayList<>(List.of(that(condition)));
    List<Constraint> otherwise = new ArrayList<>(List.of(not(condition)));
    List<List<Constraint>> unmet = new ArrayList<>();
    if (schema.has("then")) {
      met.add(that(schema.inside("then")));
      unmet.add(List.of(that(condition), not(schema.inside("then"))));
    }
    if (schema.has("else")) {
      otherwise.add(that(schema.inside("else")));
      unmet.add(List.of(not(condition), not(schema.inside("else"))));
    }
    return new Demands(List.of(either(List.of(met, otherwise))), unmet);
  }
}
