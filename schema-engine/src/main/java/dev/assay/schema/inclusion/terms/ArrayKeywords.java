package dev.assay.schema.inclusion.terms;

import dev.assay.schema.document.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keywords that speak of arrays. */
final class ArrayKeywords {
  private final SchemaDemands schema;

  ArrayKeywords(SchemaDemands schema) {
    this.schema = schema;
  }

  Demands demands() {
    Demands sum = ScalarKeywords.sizes(schema, "minItems", "maxItems").and(elements());
    if (schema.has("uniqueItems") && schema.get("uniqueItems").booleanValue()) {
      sum = sum.and(Demands.of(new Constraint.Distinct(true), new Constraint.Distinct(false)));
    }
    return schema.has("contains") ? sum.and(contains()) : sum;
  }

  private Demands elements() {
    List<Literal> first = first();
    Optional<Literal> further = further();
    if (first.isEmpty() && further.isEmpty()) {
      return Demands.NONE;
    }
    List<List<Constraint>> unmet = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      unmet.add(List.of(new Constraint.ElementWithin(i, i, first.get(i).negated())));
    }
    further.ifPresent(rest ->
        unmet.add(
            List.of(
                new Constraint.ElementWithin(first.size(), Integer.MAX_VALUE, rest.negated()))));
    return new Demands(List.of(new Constraint.Elements(first, further)), unmet);
  }

  /** What is said about elements by position. */
  List<Literal> first() {
    if (schema.isBefore(Dialect.DRAFT_2020_12)) {
      return schema.has("items") && schema.get("items").isArray()
          ? schema.elements("items")
          : List.of();
    }
    return schema.has("prefixItems") ? schema.elements("prefixItems") : List.of();
  }

  /** What is said about all elements behind those. */
  Optional<Literal> further() {
    boolean byPosition = schema.has("items") && schema.get("items").isArray();
    if (schema.isBefore(Dialect.DRAFT_2020_12) && byPosition) {
      return schema.has("additionalItems")
          ? Optional.of(schema.inside("additionalItems"))
          : Optional.empty();
    }
    return schema.has("items") ? Optional.of(schema.inside("items")) : Optional.empty();
  }

  private Demands contains() {
    Literal element = schema.inside("contains");
    boolean counted = !schema.isBefore(Dialect.DRAFT_2019_09);
    long min = counted ? schema.count("minContains").orElse(1L) : 1;
    Demands sum = Demands.NONE;
    if (min > 0) {
      sum =
          sum.and(
              Demands.of(
                  new Constraint.CountFrom(min, element),
                  new Constraint.CountTo(min - 1, element)));
    }
    if (counted && schema.has("maxContains")) {
      long max = schema.count("maxContains").orElse(0L);
      sum =
          sum.and(
              Demands.of(
                  new Constraint.CountTo(max, element),
                  new Constraint.CountFrom(max + 1, element)));
    }
    return sum;
  }
}
