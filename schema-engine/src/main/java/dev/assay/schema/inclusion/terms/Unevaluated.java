package dev.assay.schema.inclusion.terms;

import dev.assay.schema.inclusion.terms.Variants.Variant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code unevaluatedProperties} and {@code unevaluatedItems}, as demands of the ways there are. */
final class Unevaluated {
  private final Terms terms;

  Unevaluated(Terms terms) {
    this.terms = terms;
  }

  Demands demands(SchemaDemands schema) {
    String keyword =
        switch (schema.kind) {
          case OBJECT -> "unevaluatedProperties";
          case ARRAY -> "unevaluatedItems";
          case NULL, BOOLEAN, NUMBER, STRING -> "";
        };
    if (keyword.isEmpty() || !schema.has(keyword)) {
      return Demands.NONE;
    }
    Literal rest = schema.inside(keyword);
    if (rest.equals(terms.anything())) {
      return Demands.NONE;
    }
    try {
      return demands(new Variants(terms, schema.kind).of(schema), schema.kind, rest);
    } catch (Variants.Untold untold) {
      return Demands.unknown("'%s': %s".formatted(keyword, untold.getMessage()));
    }
  }

  private Demands demands(List<Variant> ways, Kind kind, Literal rest) {
    List<List<Constraint>> met = new ArrayList<>();
    List<List<Constraint>> unmet = new ArrayList<>();
    for (Variant way : ways) {
      met.add(Demands.joined(way.constraints(), met(way.seen(), kind, rest)));
      if (!way.seen().all()) {
        unmet.add(Demands.joined(way.constraints(), List.of(unmet(way.seen(), kind, rest))));
      }
    }
    return met.size() == 1
        ? new Demands(met.getFirst(), unmet)
        : new Demands(List.of(new Constraint.Either(met)), unmet);
  }

  private List<Constraint> met(Seen seen, Kind kind, Literal rest) {
    if (seen.all()) {
      return List.of();
    }
    if (kind == Kind.ARRAY) {
      return List.of(
          new Constraint.Elements(
              Collections.nCopies(seen.elements(), terms.anything()), Optional.of(rest)));
    }
    Map<String, Literal> named = new TreeMap<>();
    seen.names().forEach(name -> named.put(name, terms.anything()));
    Map<String, Literal> patterned = new TreeMap<>();
    seen.patterns().forEach(pattern -> patterned.put(pattern, terms.anything()));
    return List.of(new Constraint.Members(named, patterned, Optional.of(rest)));
  }

  private Constraint unmet(Seen seen, Kind kind, Literal rest) {
    return kind == Kind.ARRAY
        ? new Constraint.ElementWithin(seen.elements(), Integer.MAX_VALUE, rest.negated())
        : ObjectKeywords.outside(
            terms, seen.names().stream(), seen.patterns().stream(), rest.negated());
  }
}
