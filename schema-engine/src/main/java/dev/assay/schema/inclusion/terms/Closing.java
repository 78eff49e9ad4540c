package dev.assay.schema.inclusion.terms;

import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What a writer writes that writes only what it declares.
 *
 * <p>All schemas that speak of the same value declare together. An object for which nobody declares
 * any name is taken for a map, and stays open; so does one whose declarations can't be told. {@code
 * additionalProperties: true} declares nothing, a schema there does.
 */
final class Closing {
  private static final List<String> APPLYING_IN_PLACE = List.of("allOf", "anyOf", "oneOf");
  private static final List<String> APPLYING_ONE_IN_PLACE = List.of("if", "then", "else");
  private static final List<String> ENDING = List.of("enum", "const", "propertyNames");
  private static final List<String> ENDING_AS_SCHEMAS =
      List.of("unevaluatedProperties", "unevaluatedItems");
  private final Terms terms;

  Closing(Terms terms) {
    this.terms = terms;
  }

  Demands demands(Term.Closed closed, Kind kind) {
    if (kind != Kind.OBJECT && kind != Kind.ARRAY) {
      return Demands.NONE;
    }
    Optional<List<SchemaDemands>> speaking = speaking(closed.schemas(), kind);
    if (speaking.isEmpty()) {
      return Demands.NONE;
    }
    List<Constraint> met = kind == Kind.OBJECT ? members(speaking.get()) : elements(speaking.get());
    return new Demands(met, List.of(List.of(new Constraint.Unknowable("only writers are closed"))));
  }

  /** All that speak of the same value; empty where somebody says what can't be told here. */
  private Optional<List<SchemaDemands>> speaking(List<Integer> roots, Kind kind) {
    Set<Integer> found = new LinkedHashSet<>(roots);
    ArrayDeque<Integer> open = new ArrayDeque<>(roots);
    List<SchemaDemands> speaking = new ArrayList<>();
    while (!open.isEmpty()) {
      if (!(terms.term(open.poll()) instanceof Term.Schema schema)) {
        return Optional.empty();
      }
      SchemaDemands demands = new SchemaDemands(terms, schema, kind);
      if (ENDING.stream().anyMatch(demands::has)
          || ENDING_AS_SCHEMAS.stream().anyMatch(word -> demands.get(word).isObject())) {
        return Optional.empty();
      }
      speaking.add(demands);
      inPlace(demands).stream().map(Literal::term).filter(found::add).forEach(open::add);
    }
    return Optional.of(speaking);
  }

  private static List<Literal> inPlace(SchemaDemands schema) {
    List<Literal> inner = new ArrayList<>(new LogicKeywords(schema).targets());
    APPLYING_IN_PLACE.stream().filter(schema::has).map(schema::elements).forEach(inner::addAll);
    APPLYING_ONE_IN_PLACE.stream().filter(schema::has).map(schema::inside).forEach(inner::add);
    ObjectKeywords.found(schema).forEach(found -> found.value().ifPresent(inner::add));
    return inner;
  }

  private List<Constraint> members(List<SchemaDemands> speaking) {
    Set<String> names = new TreeSet<>();
    Set<String> patterns = new TreeSet<>();
    Set<Integer> others = new TreeSet<>();
    for (SchemaDemands schema : speaking) {
      schema.names("properties").forEach(names::add);
      schema.names("patternProperties").forEach(patterns::add);
      if (schema.has("required")) {
        schema.get("required").forEach(name -> names.add(name.stringValue()));
      }
      ObjectKeywords.found(schema)
          .forEach(dependency -> {
            names.add(dependency.name());
            names.addAll(dependency.names());
          });
      additional(schema).map(Literal::term).ifPresent(others::add);
    }
    if (names.isEmpty() && patterns.isEmpty()) {
      return List.of();
    }
    Map<String, Literal> named = new TreeMap<>();
    names.forEach(name -> named.put(name, terms.closed(declaring(speaking, name))));
    Map<String, Literal> patterned = new TreeMap<>();
    patterns.forEach(pattern -> patterned.put(pattern, terms.anything()));
    Literal rest = others.isEmpty() ? terms.anything().negated() : terms.closed(others);
    return List.of(new Constraint.Members(named, patterned, Optional.of(rest)));
  }

  /** What says something about members that aren't named: a schema, not {@code true} or empty. */
  private static Optional<Literal> additional(SchemaDemands schema) {
    JsonNode value = schema.get("additionalProperties");
    return value.isObject() && !value.isEmpty()
        ? Optional.of(schema.inside("additionalProperties"))
        : Optional.empty();
  }

  private static Set<Integer> declaring(List<SchemaDemands> speaking, String name) {
    Set<Integer> declaring = new TreeSet<>();
    for (SchemaDemands schema : speaking) {
      boolean byName = schema.has("properties") && schema.get("properties").has(name);
      if (byName) {
        declaring.add(schema.inside("properties", name).term());
      }
      List<String> matching =
          schema.names("patternProperties").filter(p -> found(p, name)).toList();
      matching.forEach(p -> declaring.add(schema.inside("patternProperties", p).term()));
      if (!byName && matching.isEmpty()) {
        additional(schema).map(Literal::term).ifPresent(declaring::add);
      }
    }
    return declaring;
  }

  private static boolean found(String pattern, String name) {
    return switch (EcmaPattern.read(pattern)) {
      case PatternReading.Usable(EcmaPattern usable) -> usable.find(name);
      case PatternReading.Unusable _ -> true;
    };
  }

  private List<Constraint> elements(List<SchemaDemands> speaking) {
    int first =
        speaking.stream().mapToInt(s -> new ArrayKeywords(s).first().size()).max().orElse(0);
    List<Literal> byPosition = new ArrayList<>();
    for (int i = 0; i < first; i++) {
      byPosition.add(terms.closed(at(speaking, i)));
    }
    return List.of(
        new Constraint.Elements(byPosition, Optional.of(terms.closed(at(speaking, first)))));
  }

  private static Set<Integer> at(List<SchemaDemands> speaking, int position) {
    Set<Integer> declaring = new TreeSet<>();
    for (SchemaDemands schema : speaking) {
      ArrayKeywords arrays = new ArrayKeywords(schema);
      if (position < arrays.first().size()) {
        declaring.add(arrays.first().get(position).term());
      } else {
        arrays.further().map(Literal::term).ifPresent(declaring::add);
      }
      if (schema.has("contains")) {
        declaring.add(schema.inside("contains").term());
      }
    }
    return declaring;
  }
}
