package dev.assay.schema.document;

import static dev.assay.schema.document.KeywordShape.*;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The keywords of each dialect with the shape its meta-schema gives them.
 *
 * <p>The meta-schemas as a table: it names the place and the remedy in one sentence where a
 * validator run over them would list branches. The tests hold it against the meta-schemas
 * themselves. A keyword that isn't listed may have any value.
 */
final class Keywords {
  private static final Map<Dialect, Map<String, KeywordShape>> BY_DIALECT = byDialect();

  private Keywords() {}

  /** The shape of a keyword, or empty where the dialect doesn't know it. */
  static Optional<KeywordShape> shapeOf(Dialect dialect, String keyword) {
    return Optional.ofNullable(BY_DIALECT.getOrDefault(dialect, Map.of()).get(keyword));
  }

  /** The shape of a keyword in the newest dialect that knows it. */
  static Optional<KeywordShape> anyShapeOf(String keyword) {
    return Arrays.stream(Dialect.values())
        .sorted(Comparator.reverseOrder())
        .flatMap(dialect -> shapeOf(dialect, keyword).stream())
        .findFirst();
  }

  /** Every keyword that the dialect knows, in alphabetical order. */
  static List<String> of(Dialect dialect) {
    TreeSet<String> keywords = new TreeSet<>(BY_DIALECT.getOrDefault(dialect, Map.of()).keySet());
    keywords.add("default");
    if (dialect != Dialect.DRAFT_04) {
      keywords.add("const");
    }
    return List.copyOf(keywords);
  }

  /** How the dialect calls the keyword that names a schema resource. */
  static String idKeyword(Dialect dialect) {
    return dialect == Dialect.DRAFT_04 ? "id" : "$id";
  }

  private static Map<Dialect, Map<String, KeywordShape>> byDialect() {
    Map<Dialect, Map<String, KeywordShape>> table = new EnumMap<>(Dialect.class);
    table.put(Dialect.DRAFT_04, draft04());
    table.put(Dialect.DRAFT_06, draft06());
    table.put(Dialect.DRAFT_07, draft07());
    table.put(Dialect.DRAFT_2019_09, draft201909());
    table.put(Dialect.DRAFT_2020_12, draft202012());
    return table;
  }

  private static Map<String, KeywordShape> everywhere() {
    Map<String, KeywordShape> shapes = new TreeMap<>();
    put(shapes, STRING, "title", "description", "format");
    put(shapes, NUMBER, "maximum", "minimum");
    put(shapes, POSITIVE_NUMBER, "multipleOf");
    put(shapes, COUNT, "maxLength", "minLength", "maxItems", "minItems");
    put(shapes, COUNT, "maxProperties", "minProperties");
    put(shapes, PATTERN, "pattern");
    put(shapes, BOOLEAN, "uniqueItems");
    put(shapes, TYPE, "type");
    put(shapes, SCHEMA, "not");
    put(shapes, SCHEMAS, "allOf", "anyOf", "oneOf");
    put(shapes, SCHEMAS_BY_NAME, "definitions", "properties");
    put(shapes, SCHEMAS_BY_PATTERN, "patternProperties");
    put(shapes, URI_REFERENCE, "$ref");
    return shapes;
  }

  private static Map<String, KeywordShape> draft04() {
    Map<String, KeywordShape> shapes = everywhere();
    put(shapes, STRING, "id", "$schema");
    put(shapes, COUNT_04, "maxLength", "minLength", "maxItems", "minItems");
    put(shapes, COUNT_04, "maxProperties", "minProperties");
    put(shapes, BOOLEAN, "exclusiveMaximum", "exclusiveMinimum");
    put(shapes, SCHEMA_OR_BOOLEAN, "additionalItems", "additionalProperties");
    put(shapes, SCHEMA_OR_SCHEMAS, "items");
    put(shapes, SOME_STRINGS, "required");
    put(shapes, DEPENDENCIES_04, "dependencies");
    put(shapes, CHOICES, "enum");
    return shapes;
  }

  private static Map<String, KeywordShape> draft06() {
    Map<String, KeywordShape> shapes = everywhere();
    put(shapes, URI_REFERENCE, "$id");
    put(shapes, ABSOLUTE_URI, "$schema");
    put(shapes, NUMBER, "exclusiveMaximum", "exclusiveMinimum");
    put(shapes, SCHEMA, "additionalItems", "additionalProperties", "contains", "propertyNames");
    put(shapes, SCHEMA_OR_SCHEMAS, "items");
    put(shapes, STRINGS, "required");
    put(shapes, DEPENDENCIES, "dependencies");
    put(shapes, CHOICES, "enum");
    put(shapes, ARRAY, "examples");
    return shapes;
  }

  private static Map<String, KeywordShape> draft07() {
    Map<String, KeywordShape> shapes = draft06();
    put(shapes, STRING, "$comment", "contentMediaType", "contentEncoding");
    put(shapes, BOOLEAN, "readOnly", "writeOnly");
    put(shapes, SCHEMA, "if", "then", "else");
    return shapes;
  }

  private static Map<String, KeywordShape> draft201909() {
    Map<String, KeywordShape> shapes = draft07();
    put(shapes, URI_WITHOUT_FRAGMENT, "$id");
    put(shapes, ANCHOR_2019, "$anchor");
    put(shapes, URI_REFERENCE, "$recursiveRef");
    put(shapes, BOOLEAN, "$recursiveAnchor", "deprecated");
    put(shapes, VOCABULARIES, "$vocabulary");
    put(shapes, SCHEMAS_BY_NAME, "$defs", "dependentSchemas");
    put(shapes, SCHEMA, "unevaluatedItems", "unevaluatedProperties", "contentSchema");
    put(shapes, STRINGS_BY_NAME, "dependentRequired");
    put(shapes, COUNT, "maxContains", "minContains");
    put(shapes, ARRAY, "enum");
    return shapes;
  }

  private static Map<String, KeywordShape> draft202012() {
    Map<String, KeywordShape> shapes = draft201909();
    shapes.remove("additionalItems");
    put(shapes, ANCHOR, "$anchor", "$dynamicAnchor", "$recursiveAnchor");
    put(shapes, URI_REFERENCE, "$dynamicRef");
    put(shapes, SCHEMA, "items");
    put(shapes, SCHEMAS, "prefixItems");
    return shapes;
  }

  private static void put(
      Map<String, KeywordShape> shapes, KeywordShape shape, String... keywords) {
    for (String keyword : keywords) {
      shapes.put(keyword, shape);
    }
  }
}
