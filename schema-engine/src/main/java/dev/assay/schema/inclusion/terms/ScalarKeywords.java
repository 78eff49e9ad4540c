package dev.assay.schema.inclusion.terms;

import dev.assay.schema.document.Dialect;
import java.math.BigDecimal;
import java.util.List;

/** The keywords that speak of numbers or strings. */
final class ScalarKeywords {
  private final SchemaDemands schema;

  ScalarKeywords(SchemaDemands schema) {
    this.schema = schema;
  }

  Demands ofNumbers() {
    Demands sum = Demands.NONE;
    boolean draft04 = schema.schema.source().dialect() == Dialect.DRAFT_04;
    if (schema.has("minimum")) {
      sum = sum.and(lower("minimum", draft04 && isTrue("exclusiveMinimum")));
    }
    if (schema.has("maximum")) {
      sum = sum.and(upper("maximum", draft04 && isTrue("exclusiveMaximum")));
    }
    if (!draft04 && schema.has("exclusiveMinimum")) {
      sum = sum.and(lower("exclusiveMinimum", true));
    }
    if (!draft04 && schema.has("exclusiveMaximum")) {
      sum = sum.and(upper("exclusiveMaximum", true));
    }
    if (schema.has("multipleOf")) {
      BigDecimal of = schema.get("multipleOf").decimalValue();
      sum =
          sum.and(
              Demands.of(new Constraint.Multiple(of, true), new Constraint.Multiple(of, false)));
    }
    return sum;
  }

  private boolean isTrue(String keyword) {
    return schema.has(keyword) && schema.get(keyword).asBoolean(false);
  }

  private Demands lower(String keyword, boolean exclusive) {
    BigDecimal bound = schema.get(keyword).decimalValue();
    return Demands.of(
        new Constraint.Lower(bound, exclusive), new Constraint.Upper(bound, !exclusive));
  }

  private Demands upper(String keyword, boolean exclusive) {
    BigDecimal bound = schema.get(keyword).decimalValue();
    return Demands.of(
        new Constraint.Upper(bound, exclusive), new Constraint.Lower(bound, !exclusive));
  }

  Demands ofStrings() {
    Demands sum = sizes(schema, "minLength", "maxLength");
    if (schema.has("pattern")) {
      String pattern = schema.get("pattern").stringValue();
      sum =
          sum.and(
              Demands.of(
                  new Constraint.Pattern(pattern, true), new Constraint.Pattern(pattern, false)));
    }
    if (schema.has("format")) {
      String format = schema.get("format").stringValue();
      Dialect dialect = schema.schema.source().dialect();
      sum =
          sum.and(
              Demands.of(
                  new Constraint.Format(dialect, format, true),
                  new Constraint.Format(dialect, format, false)));
    }
    return sum;
  }

  /** The two keywords that bound how many there are of something. */
  static Demands sizes(SchemaDemands schema, String min, String max) {
    Demands sum = Demands.NONE;
    if (schema.count(min).orElse(0L) > 0) {
      long from = schema.count(min).orElse(0L);
      sum = sum.and(Demands.of(new Constraint.SizeFrom(from), new Constraint.SizeTo(from - 1)));
    }
    if (schema.has(max)) {
      long to = schema.count(max).orElse(0L);
      sum =
          sum.and(
              new Demands(
                  List.of(new Constraint.SizeTo(to)),
                  List.of(List.of(new Constraint.SizeFrom(to + 1)))));
    }
    return sum;
  }
}
