package dev.assay.cli.generate.shape;

import dev.assay.cli.generate.shape.Check.Kind;
import dev.assay.cli.generate.shape.Shape.Anything;
import dev.assay.cli.generate.shape.Shape.Decimal;
import dev.assay.cli.generate.shape.Shape.ListOf;
import dev.assay.cli.generate.shape.Shape.MapOf;
import dev.assay.cli.generate.shape.Shape.Member;
import dev.assay.cli.generate.shape.Shape.Nothing;
import dev.assay.cli.generate.shape.Shape.OneOf;
import dev.assay.cli.generate.shape.Shape.Slot;
import dev.assay.cli.generate.shape.Shape.Structure;
import dev.assay.cli.generate.shape.Shape.Text;
import dev.assay.cli.generate.shape.Shape.Truth;
import dev.assay.cli.generate.shape.Shape.Whole;
import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaOutline;
import dev.assay.schema.document.SchemaOutline.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** What a schema says by its own keywords, those aside that only lead to other schemas. */
final class OwnShape {
  private static final BigDecimal LONG_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal LONG_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final Set<String> OF_OBJECTS = Set.of("properties", "required");

  private final SchemaOutline outline;
  private final Function<Place, Slot> inner;

  OwnShape(SchemaOutline outline, Function<Place, Slot> inner) {
    this.outline = outline;
    this.inner = inner;
  }

  Slot of(Place place) {
    JsonNode schema = place.schema();
    Set<String> types = types(schema);
    if (types.isEmpty()) {
      return Slot.ANYTHING;
    }
    boolean nullable = types.remove("null") && allows(schema, JsonNode::isNull);
    if (types.contains("number")) {
      types.remove("integer");
    }
    if (types.isEmpty()) {
      return new Slot(new Nothing(), true);
    }
    Shape shape = types.size() > 1 ? new Anything() : shape(types.iterator().next(), place);
    return new Slot(shape, nullable);
  }

  private Shape shape(String type, Place place) {
    JsonNode schema = place.schema();
    return switch (type) {
      case "boolean" -> new Truth();
      case "string" -> text(schema);
      case "integer" -> whole(schema);
      case "number" -> new Decimal(bounds(schema, Rounding.NONE));
      case "array" -> new ListOf(element(place), sizes(schema, "Items", Kind.ITEMS_AT_LEAST));
      case "object" -> object(place);
      default -> new Anything();
    };
  }

  private static Set<String> types(JsonNode schema) {
    Set<String> types = new TreeSet<>();
    JsonNode said = schema.path("type");
    if (said.isString()) {
      types.add(said.stringValue());
    } else if (said.isArray()) {
      said.forEach(each -> types.add(each.asString("")));
    } else if (schema.has("const") || schema.has("enum")) {
      values(schema).forEach(value -> types.add(typeOf(value)));
    } else if (OF_OBJECTS.stream().anyMatch(schema::has)) {
      types.add("object");
    }
    return types;
  }

  private static List<JsonNode> values(JsonNode schema) {
    List<JsonNode> values = new ArrayList<>();
    if (schema.has("const")) {
      values.add(schema.path("const"));
    } else {
      schema.path("enum").forEach(values::add);
    }
    return values;
  }

  private static boolean allows(JsonNode schema, Predicate<JsonNode> wanted) {
    List<JsonNode> values = values(schema);
    return values.isEmpty() || values.stream().anyMatch(wanted);
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case STRING -> "string";
      case ARRAY -> "array";
      case NUMBER -> value.decimalValue().stripTrailingZeros().scale() <= 0 ? "integer" : "number";
      default -> "object";
    };
  }

  private static Shape text(JsonNode schema) {
    List<String> values =
        values(schema).stream().filter(JsonNode::isString).map(JsonNode::stringValue).toList();
    return values.isEmpty()
        ? new Text(sizes(schema, "Length", Kind.CHARACTERS_AT_LEAST))
        : new OneOf(values.stream().distinct().toList());
  }

  private static Shape whole(JsonNode schema) {
    List<Check> bounds = bounds(schema, Rounding.WHOLE);
    boolean wide =
        bounds.stream()
            .map(Check::bound)
            .anyMatch(it -> it.compareTo(LONG_MIN) < 0 || it.compareTo(LONG_MAX) > 0);
    return new Whole(wide, bounds);
  }

  private enum Rounding {
    NONE,
    WHOLE;

    BigDecimal apply(BigDecimal bound, RoundingMode mode) {
      return this == NONE ? bound : bound.setScale(0, mode);
    }
  }

  private static boolean isTrue(JsonNode said) {
    return said.isBoolean() && said.booleanValue();
  }

  /** Draft 4 makes a bound exclusive by a boolean beside it. */
  private static List<Check> bounds(JsonNode schema, Rounding rounding) {
    List<Check> bounds = new ArrayList<>();
    boolean above = isTrue(schema.path("exclusiveMinimum"));
    boolean below = isTrue(schema.path("exclusiveMaximum"));
    number(schema, "minimum")
        .ifPresent(it ->
            bounds.add(
                above
                    ? new Check(Kind.MORE_THAN, rounding.apply(it, RoundingMode.FLOOR))
                    : new Check(Kind.AT_LEAST, rounding.apply(it, RoundingMode.CEILING))));
    number(schema, "exclusiveMinimum")
        .ifPresent(
            it -> bounds.add(new Check(Kind.MORE_THAN, rounding.apply(it, RoundingMode.FLOOR))));
    number(schema, "maximum")
        .ifPresent(it ->
            bounds.add(
                below
                    ? new Check(Kind.LESS_THAN, rounding.apply(it, RoundingMode.CEILING))
                    : new Check(Kind.AT_MOST, rounding.apply(it, RoundingMode.FLOOR))));
    number(schema, "exclusiveMaximum")
        .ifPresent(
            it -> bounds.add(new Check(Kind.LESS_THAN, rounding.apply(it, RoundingMode.CEILING))));
    return bounds;
  }

  /** {@code minLength} and {@code maxLength}, or {@code minItems} and {@code maxItems}. */
  private static List<Check> sizes(JsonNode schema, String what, Kind atLeast) {
    Kind atMost = atLeast == Kind.ITEMS_AT_LEAST ? Kind.ITEMS_AT_MOST : Kind.CHARACTERS_AT_MOST;
    List<Check> sizes = new ArrayList<>();
    number(schema, "min" + what)
        .filter(it -> it.signum() > 0)
        .ifPresent(it -> sizes.add(new Check(atLeast, it.setScale(0, RoundingMode.CEILING))));
    number(schema, "max" + what)
        .ifPresent(it -> sizes.add(new Check(atMost, it.setScale(0, RoundingMode.FLOOR))));
    return sizes;
  }

  private static Optional<BigDecimal> number(JsonNode schema, String keyword) {
    return Optional.of(schema.path(keyword)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
  }

  /** A tuple's items are of many kinds; in older drafts {@code items} may be a tuple. */
  private Slot element(Place place) {
    boolean tuple =
        place.schema().has("prefixItems")
            && outline.dialect().compareTo(Dialect.DRAFT_2020_12) >= 0;
    return !tuple && place.schema().path("items").isObject()
        ? inner.apply(outline.inside(place, "items"))
        : Slot.ANYTHING;
  }

  private Shape object(Place place) {
    JsonNode schema = place.schema();
    LinkedHashMap<String, Member> members = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      JsonNode said = member.getValue();
      if (!said.isBoolean() || isTrue(said)) {
        Slot slot = inner.apply(outline.inside(place, "properties", member.getKey()));
        members.put(member.getKey(), new Member(slot, said.path("description").asString("")));
      }
    }
    SequencedSet<String> required = new LinkedHashSet<>();
    schema.path("required").forEach(name -> required.add(name.asString("")));
    Optional<Slot> others = others(place);
    return members.isEmpty() && required.isEmpty()
        ? new MapOf(others.orElse(Slot.ANYTHING))
        : new Structure(members, required, others, schema.path("description").asString(""));
  }

  /** What the schema says expressly of members that it doesn't name. */
  private Optional<Slot> others(Place place) {
    JsonNode said = place.schema().path("additionalProperties");
    if (place.schema().has("patternProperties") || isTrue(said)) {
      return Optional.of(Slot.ANYTHING);
    }
    return said.isObject()
        ? Optional.of(inner.apply(outline.inside(place, "additionalProperties")))
        : Optional.empty();
  }
}
