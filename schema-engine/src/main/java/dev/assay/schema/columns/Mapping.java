package dev.assay.schema.columns;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** One schema's columns, place by place. */
final class Mapping {
  private static final int MAX_DEPTH = 32;
  private static final BigDecimal INT64_MIN = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal INT64_MAX = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final BigDecimal UINT64_MAX =
      new BigDecimal(BigInteger.TWO.pow(64).subtract(BigInteger.ONE));
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]+");

  private final JsonNode document;

  Mapping(JsonNode document) {
    this.document = document;
  }

  /** Where a schema stands, after the references that led there. */
  private record Place(Optional<JsonNode> schema, List<String> references, int depth) {
    Place {
      references = List.copyOf(references);
    }

    Place below(JsonNode child) {
      return new Place(Optional.of(child), references, depth + 1);
    }
  }

  Optional<JsonNode> root() {
    return followed(new Place(Optional.of(document), List.of(), 0))
        .schema()
        .filter(JsonNode::isObject);
  }

  Column column(JsonNode schema) {
    return column(new Place(Optional.of(schema), List.of(), 1));
  }

  static boolean isFalse(JsonNode schema) {
    return schema.isBoolean() && !schema.booleanValue();
  }

  static boolean requires(JsonNode schema, String member) {
    return elements(schema.path("required")).stream()
        .anyMatch(each -> each.isString() && each.stringValue().equals(member));
  }

  private Column column(Place reached) {
    Place place = followed(reached);
    Optional<JsonNode> found = place.schema().filter(JsonNode::isObject);
    if (found.isEmpty() || place.depth() > MAX_DEPTH) {
      return Column.ANYTHING;
    }
    JsonNode schema = found.get();
    return types(schema)
        .map(types -> ofTypes(types, schema, place))
        .orElseGet(() -> ofBranches(schema, place));
  }

  /** Follows local references; nowhere for those that lead in a circle or out of the document. */
  private Place followed(Place from) {
    List<String> references = new ArrayList<>(from.references());
    Optional<JsonNode> schema = from.schema();
    while (schema.isPresent() && schema.get().path("$ref").isString()) {
      String reference = schema.get().path("$ref").stringValue();
      boolean local = reference.equals("#") || reference.startsWith("#/");
      if (!local || references.contains(reference)) {
        return new Place(Optional.empty(), references, from.depth());
      }
      references.add(reference);
      schema =
          Optional.of(document.at(reference.substring(1))).filter(node -> !node.isMissingNode());
    }
    return new Place(schema, references, from.depth());
  }

  private static Optional<Set<String>> types(JsonNode schema) {
    JsonNode said = schema.path("type");
    if (said.isString()) {
      return Optional.of(new TreeSet<>(Set.of(said.stringValue())));
    }
    Set<String> types = new TreeSet<>();
    if (said.isArray()) {
      elements(said).stream()
          .filter(JsonNode::isString)
          .map(JsonNode::stringValue)
          .forEach(types::add);
    } else if (schema.has("const")) {
      types.add(typeOf(schema.path("const")));
    } else if (schema.path("enum").isArray()) {
      elements(schema.path("enum")).stream().map(Mapping::typeOf).forEach(types::add);
    } else {
      return Optional.empty();
    }
    return Optional.of(types);
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL -> "null";
      case BOOLEAN -> "boolean";
      case STRING -> "string";
      case ARRAY -> "array";
      case NUMBER -> isWhole(value) ? "integer" : "number";
      default -> "object";
    };
  }

  private static boolean isWhole(JsonNode number) {
    return number.isIntegralNumber() || number.decimalValue().stripTrailingZeros().scale() <= 0;
  }

  private Column ofTypes(Set<String> types, JsonNode schema, Place place) {
    boolean nullable = types.remove("null");
    if (types.isEmpty()) {
      return new Column("null", true, false);
    }
    if (types.equals(Set.of("integer", "number"))) {
      types.remove("integer");
    }
    Column found =
        types.size() > 1 ? Column.text() : ofType(types.iterator().next(), schema, place);
    return found.orNull(nullable);
  }

  private Column ofType(String type, JsonNode schema, Place place) {
    return switch (type) {
      case "boolean" -> Column.of("bool");
      case "integer" -> Column.of(whole(schema));
      case "number" -> Column.of("float64");
      case "string" -> Column.of(text(schema.path("format").asString("")));
      case "array" -> ofArray(schema, place);
      case "object" -> ofObject(schema, place);
      default -> Column.text();
    };
  }

  private static String text(String format) {
    return switch (format) {
      case "date-time" -> "timestamp[us, tz=UTC]";
      case "date" -> "date32";
      default -> "utf8";
    };
  }

  private static String whole(JsonNode schema) {
    Optional<BigDecimal> least = bound(schema, "minimum");
    Optional<BigDecimal> most = bound(schema, "maximum");
    boolean below = least.filter(value -> value.compareTo(INT64_MIN) < 0).isPresent();
    boolean above = most.filter(value -> value.compareTo(INT64_MAX) > 0).isPresent();
    if (!below && !above) {
      return "int64";
    }
    boolean unsigned =
        least.filter(value -> value.signum() >= 0).isPresent()
            && most.filter(value -> value.compareTo(UINT64_MAX) <= 0).isPresent();
    return unsigned ? "uint64" : "decimal128(38, 0)";
  }

  private static Optional<BigDecimal> bound(JsonNode schema, String keyword) {
    return Optional.of(schema.path(keyword)).filter(JsonNode::isNumber).map(JsonNode::decimalValue);
  }

  private Column ofArray(JsonNode schema, Place place) {
    JsonNode items = schema.path("items");
    if (schema.has("prefixItems") || !items.isObject()) {
      return Column.text();
    }
    Column element = column(place.below(items));
    return element.json() ? Column.text() : Column.of("list<" + element.type() + ">");
  }

  private Column ofObject(JsonNode schema, Place place) {
    JsonNode others = schema.path("additionalProperties");
    if (schema.has("patternProperties")) {
      return Column.text();
    }
    if (!schema.path("properties").isEmpty()) {
      return others.isObject() ? Column.text() : ofMembers(schema, place);
    }
    if (!others.isObject()) {
      return Column.text();
    }
    Column value = column(place.below(others));
    return value.json() ? Column.text() : Column.of("map<utf8, " + value.type() + ">");
  }

  private Column ofMembers(JsonNode schema, Place place) {
    List<String> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      if (!isFalse(member.getValue())) {
        Column column = column(place.below(member.getValue()));
        if (column.json() || !PLAIN_NAME.matcher(member.getKey()).matches()) {
          return Column.text();
        }
        boolean required = requires(schema, member.getKey()) && !column.nullable();
        members.add(member.getKey() + ": " + column.type() + (required ? " not null" : ""));
      }
    }
    return members.isEmpty()
        ? Column.text()
        : Column.of("struct<" + String.join(", ", members) + ">");
  }

  /** A union whose branches agree, null aside, is what they agree on. */
  private Column ofBranches(JsonNode schema, Place place) {
    for (String keyword : List.of("anyOf", "oneOf", "allOf")) {
      JsonNode branches = schema.path(keyword);
      if (branches.isArray() && (!keyword.equals("allOf") || branches.size() <= 1)) {
        List<Column> columns =
            elements(branches).stream().map(branch -> column(place.below(branch))).toList();
        boolean nullable = columns.stream().anyMatch(Column::nullable);
        Set<Column> kinds = new LinkedHashSet<>();
        columns.stream()
            .filter(column -> !column.type().equals("null"))
            .map(column -> new Column(column.type(), false, column.json()))
            .forEach(kinds::add);
        return (kinds.size() == 1 ? kinds.iterator().next() : Column.text()).orNull(nullable);
      }
    }
    return Column.ANYTHING;
  }

  private static List<JsonNode> elements(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false).toList() : List.of();
  }
}
