package dev.assay.schema.inclusion.terms;

import dev.assay.schema.document.Dialect;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a schema demands of values of one kind: the sum of its keywords. */
final class SchemaDemands {
  final Terms terms;
  final Term.Schema schema;
  final Kind kind;
  final JsonNode json;

  SchemaDemands(Terms terms, Term.Schema schema, Kind kind) {
    this.terms = terms;
    this.schema = schema;
    this.kind = kind;
    this.json = schema.json();
  }

  Demands all() {
    if (json.isBoolean()) {
      return json.booleanValue() ? Demands.NONE : Demands.IMPOSSIBLE;
    }
    if (has("$ref") && isBefore(Dialect.DRAFT_2019_09)) {
      return new LogicKeywords(this).references();
    }
    Demands sum = unreadable().and(new LogicKeywords(this).demands());
    sum =
        switch (kind) {
          case NULL, BOOLEAN -> sum;
          case NUMBER -> sum.and(new ScalarKeywords(this).ofNumbers());
          case STRING -> sum.and(new ScalarKeywords(this).ofStrings());
          case ARRAY -> sum.and(new ArrayKeywords(this).demands());
          case OBJECT -> sum.and(new ObjectKeywords(this).demands());
        };
    return sum.and(new Unevaluated(terms).demands(this));
  }

  private Demands unreadable() {
    Demands found = Demands.NONE;
    for (String keyword : json.propertyNames()) {
      if (schema.source().knows(keyword) && !schema.source().fits(keyword, json.path(keyword))) {
        found =
            found.and(
                Demands.unknown(
                    "'%s' at '%s' can't be read".formatted(keyword, schema.place().pointer())));
      }
    }
    return found;
  }

  boolean isBefore(Dialect dialect) {
    return schema.source().dialect().compareTo(dialect) < 0;
  }

  /** Whether a keyword is there that the dialect knows, with a value that it allows. */
  boolean has(String keyword) {
    JsonNode value = json.path(keyword);
    return !value.isMissingNode()
        && schema.source().knows(keyword)
        && schema.source().fits(keyword, value);
  }

  JsonNode get(String keyword) {
    return json.path(keyword);
  }

  /** A count, as a long that is large enough. */
  Optional<Long> count(String keyword) {
    return has(keyword)
        ? Optional.of(
            get(keyword).decimalValue().min(java.math.BigDecimal.valueOf(1L << 40)).longValue())
        : Optional.empty();
  }

  /** The schema at these tokens holds. */
  Literal inside(String... tokens) {
    return terms.schema(
        schema.source(), schema.source().inside(schema.place(), tokens), schema.scope());
  }

  /** The schemas of an array under a keyword hold, each. */
  List<Literal> elements(String keyword) {
    return IntStream.range(0, get(keyword).size())
        .mapToObj(i -> inside(keyword, Integer.toString(i)))
        .toList();
  }

  /** The names of the members under a keyword, in order. */
  Stream<String> names(String keyword) {
    return has(keyword) ? get(keyword).propertyNames().stream().sorted() : Stream.empty();
  }

  static Constraint that(Literal literal) {
    return new Constraint.That(literal);
  }

  static Constraint not(Literal literal) {
    return new Constraint.That(literal.negated());
  }
}
