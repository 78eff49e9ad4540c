package dev.assay.schema.evolution.diff;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every keyword with the rule it is compared by.
 *
 * <p>In the words of 2020-12: {@link Facets} says older dialects' keywords in them.
 */
enum KeywordRule {
  SCHEMA_URI("$schema", Rule.ANNOTATION, "meta-schema"),
  ID("$id", Rule.NAMING, "id"),
  ANCHOR("$anchor", Rule.NAMING, "anchor"),
  DYNAMIC_ANCHOR("$dynamicAnchor", Rule.NAMING, "dynamic-anchor"),
  RECURSIVE_ANCHOR("$recursiveAnchor", Rule.NAMING, "recursive-anchor"),
  VOCABULARY("$vocabulary", Rule.ANNOTATION, "vocabulary"),
  COMMENT("$comment", Rule.ANNOTATION, "comment"),
  TITLE("title", Rule.ANNOTATION, "title"),
  DESCRIPTION("description", Rule.ANNOTATION, "description"),
  DEFAULT("default", Rule.ANNOTATION, "default"),
  EXAMPLES("examples", Rule.ANNOTATION, "examples"),
  DEPRECATED("deprecated", Rule.ANNOTATION, "deprecated"),
  READ_ONLY("readOnly", Rule.ANNOTATION, "read-only"),
  WRITE_ONLY("writeOnly", Rule.ANNOTATION, "write-only"),
  CONTENT_ENCODING("contentEncoding", Rule.ANNOTATION, "content-encoding"),
  CONTENT_MEDIA_TYPE("contentMediaType", Rule.ANNOTATION, "content-media-type"),
  CONTENT_SCHEMA("contentSchema", Rule.DESCRIBED_SCHEMA, "content-schema"),
  DEFS("$defs", Rule.DEFINITIONS, "definition"),
  REF("$ref", Rule.REFERENCE, "reference"),
  DYNAMIC_REF("$dynamicRef", Rule.REFERENCE, "dynamic-reference"),
  TYPE("type", Rule.TYPES, "type"),
  ENUM("enum", Rule.VALUES, "enum"),
  CONST("const", Rule.DEMAND, "const"),
  MULTIPLE_OF("multipleOf", Rule.DIVISOR, "multiple-of"),
  MAXIMUM("maximum", Rule.UPPER, "maximum"),
  EXCLUSIVE_MAXIMUM("exclusiveMaximum", Rule.UPPER, "exclusive-maximum"),
  MINIMUM("minimum", Rule.LOWER, "minimum"),
  EXCLUSIVE_MINIMUM("exclusiveMinimum", Rule.LOWER, "exclusive-minimum"),
  MAX_LENGTH("maxLength", Rule.UPPER, "max-length"),
  MIN_LENGTH("minLength", Rule.LOWER, "min-length"),
  PATTERN("pattern", Rule.DEMAND, "pattern"),
  FORMAT("format", Rule.DEMAND, "format"),
  MAX_ITEMS("maxItems", Rule.UPPER, "max-items"),
  MIN_ITEMS("minItems", Rule.LOWER, "min-items"),
  UNIQUE_ITEMS("uniqueItems", Rule.FLAG, "unique-items"),
  PREFIX_ITEMS("prefixItems", Rule.POSITIONS, "prefix-item"),
  ITEMS("items", Rule.SCHEMA, "items"),
  UNEVALUATED_ITEMS("unevaluatedItems", Rule.SCHEMA, "unevaluated-items"),
  CONTAINS("contains", Rule.CONDITION, "contains"),
  MAX_CONTAINS("maxContains", Rule.UPPER, "max-contains"),
  MIN_CONTAINS("minContains", Rule.LOWER_FROM_ONE, "min-contains"),
  MAX_PROPERTIES("maxProperties", Rule.UPPER, "max-properties"),
  MIN_PROPERTIES("minProperties", Rule.LOWER, "min-properties"),
  REQUIRED("required", Rule.NAMES, "required"),
  DEPENDENT_REQUIRED("dependentRequired", Rule.NAMES_BY_NAME, "dependent-required"),
  DEPENDENT_SCHEMAS("dependentSchemas", Rule.SCHEMAS_BY_NAME, "dependent-schema"),
  PROPERTIES("properties", Rule.MEMBERS, "property"),
  PATTERN_PROPERTIES("patternProperties", Rule.MEMBERS, "pattern-property"),
  PROPERTY_NAMES("propertyNames", Rule.SCHEMA, "property-names"),
  ADDITIONAL_PROPERTIES("additionalProperties", Rule.SCHEMA, "additional-properties"),
  UNEVALUATED_PROPERTIES("unevaluatedProperties", Rule.SCHEMA, "unevaluated-properties"),
  ALL_OF("allOf", Rule.ALL, "all-of"),
  ANY_OF("anyOf", Rule.ANY, "any-of"),
  ONE_OF("oneOf", Rule.ONE, "one-of"),
  NOT("not", Rule.REFUSED_SCHEMA, "not"),
  IF("if", Rule.CONDITION, "if"),
  THEN("then", Rule.SCHEMA, "then"),
  ELSE("else", Rule.SCHEMA, "else");

  private static final Map<String, KeywordRule> BY_KEYWORD =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(rule -> rule.keyword, Function.identity()));

  private final String keyword;
  private final Rule rule;
  private final String noun;

  KeywordRule(String keyword, Rule rule, String noun) {
    this.keyword = keyword;
    this.rule = rule;
    this.noun = noun;
  }

  static Optional<KeywordRule> of(String keyword) {
    return Optional.ofNullable(BY_KEYWORD.get(keyword));
  }

  String keyword() {
    return keyword;
  }

  Rule rule() {
    return rule;
  }

  /** The kind of a fact about it, such as {@code maximum-lowered}. */
  String kind(String suffix) {
    return noun + "-" + suffix;
  }
}
