package dev.assay.schema.inclusion.terms;

import static dev.assay.schema.inclusion.terms.SchemaDemands.not;
import static dev.assay.schema.inclusion.terms.SchemaDemands.that;

import dev.assay.schema.document.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The ways in which a value can be valid against a schema, each with what is evaluated then.
 *
 * <p>Which members {@code unevaluatedProperties} speaks of depends on which branches of {@code
 * anyOf}, {@code if} and their kin hold. Here every combination is a case of its own, so that
 * within a case the set is known.
 */
final class Variants {
  private static final int MAX_VARIANTS = 256;
  private static final int MAX_NESTED_REFERENCES = 30;

  /**
   * One way.
   *
   * @param constraints what holds in it
   * @param seen what is evaluated in it
   */
  record Variant(List<Constraint> constraints, Seen seen) {
    Variant and(Variant other) {
      return new Variant(Demands.joined(constraints, other.constraints), seen.and(other.seen));
    }
  }

  /** There are too many ways, or one can't be told. */
  static final class Untold extends Exception {
    private static final long serialVersionUID = 1L;

    Untold(String reason) {
      super(reason, null, false, false);
    }
  }

  private final Terms terms;
  private final Kind kind;

  Variants(Terms terms, Kind kind) {
    this.terms = terms;
    this.kind = kind;
  }

  /** The ways of a schema but for its own {@code unevaluated…} of the outermost level. */
  List<Variant> of(SchemaDemands schema) throws Untold {
    return of(schema, false, 0);
  }

  private List<Variant> of(Literal literal, int depth) throws Untold {
    if (depth > MAX_NESTED_REFERENCES) {
      throw new Untold("references in a circle");
    }
    return switch (terms.term(literal.term())) {
      case Term.Schema found -> of(new SchemaDemands(terms, found, kind), true, depth + 1);
      case Term.Unknown(String reason) -> throw new Untold(reason);
      case Term.Equal _, Term.Matching _, Term.Closed _ ->
          List.of(new Variant(List.of(that(literal)), Seen.NOTHING));
    };
  }

  private List<Variant> of(SchemaDemands schema, boolean whole, int depth) throws Untold {
    if (schema.json.isBoolean()) {
      return schema.json.booleanValue() ? List.of(new Variant(List.of(), Seen.NOTHING)) : List.of();
    }
    // What holds whatever the way: the schema itself. The ways only tell the cases apart.
    List<Constraint> itself = whole ? List.of(that(literalOf(schema))) : List.of();
    List<Variant> ways = List.of(new Variant(itself, ownSight(schema, whole)));
    for (Literal target : new LogicKeywords(schema).targets()) {
      ways = times(ways, of(target, depth));
    }
    if (schema.has("allOf")) {
      for (Literal each : schema.elements("allOf")) {
        ways = times(ways, of(each, depth));
      }
    }
    if (schema.has("anyOf")) {
      for (Literal each : schema.elements("anyOf")) {
        ways = times(ways, either(of(each, depth), new Variant(List.of(not(each)), Seen.NOTHING)));
      }
    }
    if (schema.has("oneOf")) {
      ways = times(ways, oneOf(schema.elements("oneOf"), depth));
    }
    if (schema.has("if")) {
      ways = times(ways, condition(schema, depth));
    }
    return kind == Kind.OBJECT ? dependencies(schema, ways, depth) : ways;
  }

  private Literal literalOf(SchemaDemands schema) {
    return terms.schema(schema.schema.source(), schema.schema.place(), schema.schema.scope());
  }

  private Seen ownSight(SchemaDemands schema, boolean whole) throws Untold {
    return kind == Kind.OBJECT ? ownMembers(schema, whole) : ownElements(schema, whole);
  }

  private static Seen ownMembers(SchemaDemands schema, boolean whole) {
    if (schema.has("additionalProperties") || (whole && schema.has("unevaluatedProperties"))) {
      return Seen.ALL;
    }
    return new Seen(
        new TreeSet<>(schema.names("properties").toList()),
        new TreeSet<>(schema.names("patternProperties").toList()),
        0,
        false);
  }

  private static Seen ownElements(SchemaDemands schema, boolean whole) throws Untold {
    ArrayKeywords arrays = new ArrayKeywords(schema);
    if (arrays.further().isPresent() || (whole && schema.has("unevaluatedItems"))) {
      return Seen.ALL;
    }
    if (schema.has("contains") && !schema.isBefore(Dialect.DRAFT_2020_12)) {
      throw new Untold("'contains' beside 'unevaluatedItems'");
    }
    return new Seen(Seen.NOTHING.names(), Seen.NOTHING.patterns(), arrays.first().size(), false);
  }

  private List<Variant> oneOf(List<Literal> branches, int depth) throws Untold {
    List<Variant> ways = new ArrayList<>();
    List<List<Constraint>> cases = LogicKeywords.exactlyOne(branches);
    for (int i = 0; i < branches.size(); i++) {
      ways.addAll(
          times(List.of(new Variant(cases.get(i), Seen.NOTHING)), of(branches.get(i), depth)));
    }
    return ways;
  }

  private List<Variant> condition(SchemaDemands schema, int depth) throws Untold {
    Literal condition = schema.inside("if");
    List<Variant> then = of(condition, depth);
    if (schema.has("then")) {
      then = times(then, of(schema.inside("then"), depth));
    }
    List<Variant> otherwise = List.of(new Variant(List.of(not(condition)), Seen.NOTHING));
    if (schema.has("else")) {
      otherwise = times(otherwise, of(schema.inside("else"), depth));
    }
    return Demands.joined(then, otherwise);
  }

  private List<Variant> dependencies(SchemaDemands schema, List<Variant> before, int depth)
      throws Untold {
    List<Variant> ways = before;
    for (ObjectKeywords.Dependency dependency : ObjectKeywords.found(schema)) {
      if (dependency.value().isPresent()) {
        Constraint present = new Constraint.Member(dependency.name(), true);
        Constraint absent = new Constraint.Member(dependency.name(), false);
        List<Variant> then =
            times(
                List.of(new Variant(List.of(present), Seen.NOTHING)),
                of(dependency.value().get(), depth));
        ways = times(ways, either(then, new Variant(List.of(absent), Seen.NOTHING)));
      }
    }
    return ways;
  }

  private static List<Variant> either(List<Variant> some, Variant other) {
    return Demands.joined(some, List.of(other));
  }

  private static List<Variant> times(List<Variant> some, List<Variant> others) throws Untold {
    if ((long) some.size() * others.size() > MAX_VARIANTS) {
      throw new Untold("more than %d ways to be valid".formatted(MAX_VARIANTS));
    }
    List<Variant> product = new ArrayList<>();
    some.forEach(one -> others.forEach(other -> product.add(one.and(other))));
    return product;
  }
}
