package dev.assay.schema.inclusion.terms;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaOutline;
import dev.assay.schema.json.CanonicalJson;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/**
 * Terms by number, so that the same one is met again as such.
 *
 * <p>Two schemas with the same words are one term, whichever document they are in: that is how most
 * of two versions cancels out without a search. Used by one thread.
 */
public final class Terms {
  private static final Set<String> TIED_TO_THEIR_PLACE =
      Set.of("$ref", "$dynamicRef", "$recursiveRef", "$id", "id", "$anchor", "$dynamicAnchor");
  private final List<Term> terms = new ArrayList<>();
  private final Map<Object, Integer> numbers = new HashMap<>();
  private final Map<Integer, Map<Kind, Demands>> demands = new HashMap<>();
  private final Literal anything;

  /** No terms but the one that always holds. */
  public Terms() {
    SchemaOutline always = SchemaOutline.of(BooleanNode.TRUE, Dialect.DEFAULT);
    anything = schema(always, always.root(), List.of());
  }

  /** What is true of every value. */
  public Literal anything() {
    return anything;
  }

  /** A term by its number. */
  public Term term(int number) {
    return terms.get(number);
  }

  /** A document's root holds. */
  public Literal root(SchemaOutline source) {
    SchemaOutline.Place root = source.root();
    return schema(source, root, source.hasManyResources() ? List.of(root.base()) : List.<URI>of());
  }

  /** A schema holds. */
  Literal schema(SchemaOutline source, SchemaOutline.Place place, List<URI> scope) {
    JsonNode json = place.schema();
    if (!json.isObject() && !json.isBoolean()) {
      return literal(
          List.of("no schema", CanonicalJson.text(json)),
          new Term.Unknown("no schema at '%s'".formatted(place.pointer())));
    }
    List<URI> entered = source.hasManyResources() ? entered(scope, place.base()) : List.of();
    return literal(identity(source, place, entered), new Term.Schema(source, place, entered));
  }

  private static List<URI> entered(List<URI> scope, URI resource) {
    return scope.contains(resource)
        ? scope
        : Stream.concat(scope.stream(), Stream.of(resource)).toList();
  }

  private static Object identity(SchemaOutline source, SchemaOutline.Place place, List<URI> scope) {
    JsonNode json = place.schema();
    if (json.isBoolean()) {
      return json.booleanValue();
    }
    return isTiedToItsPlace(json)
        ? List.of(System.identityHashCode(source), place.pointer(), scope)
        : List.of(source.dialect(), CanonicalJson.text(source.assertions(json)));
  }

  private static boolean isTiedToItsPlace(JsonNode json) {
    return json.propertyStream().anyMatch(m -> TIED_TO_THEIR_PLACE.contains(m.getKey()))
        || json.valueStream().anyMatch(v -> v.isContainer() && isTiedToItsPlace(v));
  }

  /** The value is this one. */
  public Literal equal(JsonNode value) {
    return literal("=" + CanonicalJson.text(value), new Term.Equal(value));
  }

  /** The value is a string in which this pattern is found. */
  public Literal matching(String pattern) {
    return literal(new Term.Matching(pattern));
  }

  /** Objects in the value have no members but those that this schema declares. */
  public Literal closed(Literal schema) {
    return closed(Set.of(schema.term()));
  }

  Literal closed(Set<Integer> schemas) {
    return schemas.isEmpty()
        ? anything
        : literal(new Term.Closed(schemas.stream().sorted().toList()));
  }

  Literal unknown(String reason) {
    return literal(new Term.Unknown(reason));
  }

  private Literal literal(Term term) {
    return literal(term, term);
  }

  private Literal literal(Object identity, Term term) {
    int number =
        numbers.computeIfAbsent(
            identity,
            _ -> {
              terms.add(term);
              return terms.size() - 1;
            });
    return new Literal(number, true);
  }

  /** What a statement demands of values of a kind; all of it has to hold. */
  public List<Constraint> constraints(Literal literal, Kind kind) {
    Demands both = demands(literal.term(), kind);
    if (literal.holds()) {
      return both.met();
    }
    return both.unmet().size() == 1
        ? both.unmet().getFirst()
        : both.unmet().isEmpty()
            ? List.of(new Constraint.Never())
            : List.of(new Constraint.Either(both.unmet()));
  }

  private Demands demands(int number, Kind kind) {
    Map<Kind, Demands> byKind = demands.computeIfAbsent(number, _ -> new EnumMap<>(Kind.class));
    Demands known = byKind.get(kind);
    if (known == null) {
      known = compute(number, kind);
      byKind.put(kind, known);
    }
    return known;
  }

  private Demands compute(int number, Kind kind) {
    return switch (terms.get(number)) {
      case Term.Schema schema -> new SchemaDemands(this, schema, kind).all();
      case Term.Equal(JsonNode value) ->
          Kind.of(value) == kind
              ? Demands.of(
                  new Constraint.OneOf(List.of(value)), new Constraint.NoneOf(List.of(value)))
              : Demands.IMPOSSIBLE;
      case Term.Matching(String pattern) ->
          kind == Kind.STRING
              ? Demands.of(
                  new Constraint.Pattern(pattern, true), new Constraint.Pattern(pattern, false))
              : Demands.IMPOSSIBLE;
      case Term.Closed closed -> new Closing(this).demands(closed, kind);
      case Term.Unknown(String reason) -> Demands.unknown(reason);
    };
  }
}
