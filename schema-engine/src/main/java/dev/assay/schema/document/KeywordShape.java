package dev.assay.schema.document;

import dev.assay.schema.json.CanonicalJson;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a meta-schema allows as the value of a keyword, schemas inside it aside. */
enum KeywordShape {
  STRING("a string", JsonNode::isString),
  BOOLEAN("true or false", JsonNode::isBoolean),
  NUMBER("a number", JsonNode::isNumber),
  POSITIVE_NUMBER("a number greater than 0", v -> v.isNumber() && v.decimalValue().signum() > 0),
  COUNT("an integer of 0 or more", KeywordShape::isCount),
  /** In draft-04 a number with a fraction is no integer, be the fraction zero. */
  COUNT_04(
      "an integer of 0 or more, without a fraction",
      v -> v.isIntegralNumber() && KeywordShape.isCount(v)),
  ARRAY("an array", JsonNode::isArray),
  CHOICES("an array of one or more different values", v -> !v.isEmpty() && areDifferent(v)),
  STRINGS("an array of different strings", KeywordShape::areStrings),
  SOME_STRINGS(
      "an array of one or more different strings", v -> !v.isEmpty() && KeywordShape.areStrings(v)),
  STRINGS_BY_NAME(
      "an object of arrays of different strings",
      v -> v.isObject() && all(v, KeywordShape::areStrings)),
  TYPE(
      "array, boolean, integer, null, number, object, string, or an array of different ones of these",
      KeywordShape::isType),
  PATTERN("a pattern as a string", JsonNode::isString),
  URI_REFERENCE("a URI reference", KeywordShape::isUriReference),
  URI_WITHOUT_FRAGMENT(
      "a URI reference without a fragment",
      v -> isUriReference(v) && v.stringValue().matches("[^#]*#?")),
  ABSOLUTE_URI("an absolute URI", v -> isUriReference(v) && uri(v.stringValue()).isAbsolute()),
  ANCHOR(
      "a letter or '_', then letters, digits, '-', '_' or '.'",
      v -> v.isString() && v.stringValue().matches("[A-Za-z_][-A-Za-z0-9._]*")),
  ANCHOR_2019(
      "a letter, then letters, digits, '-', '_', ':' or '.'",
      v -> v.isString() && v.stringValue().matches("[A-Za-z][-A-Za-z0-9.:_]*")),
  VOCABULARIES(
      "an object of true and false, by absolute URI",
      v ->
          v.isObject()
              && all(v, JsonNode::isBoolean)
              && v.propertyNames().stream().allMatch(n -> isAbsolute(n))),
  SCHEMA("a schema", v -> true),
  SCHEMA_OR_BOOLEAN("a schema, true or false", v -> true),
  SCHEMAS("an array of one or more schemas", v -> v.isArray() && !v.isEmpty()),
  SCHEMA_OR_SCHEMAS(
      "a schema or an array of one or more schemas", v -> !v.isArray() || !v.isEmpty()),
  SCHEMAS_BY_NAME("an object of schemas", JsonNode::isObject),
  SCHEMAS_BY_PATTERN("an object of schemas, by pattern", JsonNode::isObject),
  DEPENDENCIES(
      "an object of schemas or arrays of different strings",
      v -> v.isObject() && all(v, d -> !d.isArray() || areStrings(d))),
  DEPENDENCIES_04(
      "an object of schemas or arrays of one or more different strings",
      v -> v.isObject() && all(v, d -> !d.isArray() || (!d.isEmpty() && areStrings(d))));

  private static final Pattern SIMPLE_TYPE =
      Pattern.compile("array|boolean|integer|null|number|object|string");
  private final String expectation;

  // The predicates above are all stateless.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Predicate<JsonNode> fits;

  KeywordShape(String expectation, Predicate<JsonNode> fits) {
    this.expectation = expectation;
    this.fits = fits;
  }

  /** Where inside the value schemas are. */
  enum Content {
    NONE,
    /** The value itself, or its elements where it is an array. */
    SCHEMA,
    /** The values of its members, those that are arrays aside. */
    SCHEMAS_BY_NAME
  }

  /** Where inside the value schemas are. */
  Content content() {
    return switch (this) {
      case SCHEMA, SCHEMA_OR_BOOLEAN, SCHEMAS, SCHEMA_OR_SCHEMAS -> Content.SCHEMA;
      case SCHEMAS_BY_NAME, SCHEMAS_BY_PATTERN, DEPENDENCIES, DEPENDENCIES_04 ->
          Content.SCHEMAS_BY_NAME;
      case STRING,
          BOOLEAN,
          NUMBER,
          POSITIVE_NUMBER,
          COUNT,
          COUNT_04,
          ARRAY,
          CHOICES,
          STRINGS,
          SOME_STRINGS,
          STRINGS_BY_NAME,
          TYPE,
          PATTERN,
          URI_REFERENCE,
          URI_WITHOUT_FRAGMENT,
          ABSOLUTE_URI,
          ANCHOR,
          ANCHOR_2019,
          VOCABULARIES ->
          Content.NONE;
    };
  }

  /** Whether an array is a list of schemas, or else no schema. */
  boolean allowsArray() {
    return this == SCHEMAS || this == SCHEMA_OR_SCHEMAS;
  }

  /** Whether arrays of names may stand among the schemas. */
  boolean allowsNames() {
    return this == DEPENDENCIES || this == DEPENDENCIES_04;
  }

  /** What is allowed, for people: "must be …". */
  String expectation() {
    return expectation;
  }

  boolean fits(JsonNode value) {
    return fits.test(value);
  }

  private static boolean isCount(JsonNode value) {
    return value.isNumber()
        && value.decimalValue().signum() >= 0
        && value.decimalValue().remainder(BigDecimal.ONE).signum() == 0;
  }

  private static boolean isType(JsonNode value) {
    return value.isArray()
        ? !value.isEmpty() && areDifferent(value) && all(value, KeywordShape::isSimpleType)
        : isSimpleType(value);
  }

  private static boolean isSimpleType(JsonNode value) {
    return value.isString() && SIMPLE_TYPE.matcher(value.stringValue()).matches();
  }

  private static boolean areStrings(JsonNode value) {
    return areDifferent(value) && all(value, JsonNode::isString);
  }

  private static boolean areDifferent(JsonNode array) {
    List<String> texts =
        StreamSupport.stream(array.spliterator(), false).map(CanonicalJson::text).toList();
    return array.isArray() && texts.stream().distinct().count() == texts.size();
  }

  private static boolean all(JsonNode container, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(container.spliterator(), false).allMatch(wanted);
  }

  private static boolean isUriReference(JsonNode value) {
    return value.isString() && isUri(value.stringValue());
  }

  private static boolean isAbsolute(String text) {
    return isUri(text) && uri(text).isAbsolute();
  }

  private static boolean isUri(String text) {
    try {
      new URI(text);
      return true;
    } catch (URISyntaxException malformed) {
      return false;
    }
  }

  private static URI uri(String text) {
    return URI.create(text);
  }
}
