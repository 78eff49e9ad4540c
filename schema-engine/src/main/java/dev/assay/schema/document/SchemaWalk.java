package dev.assay.schema.document;

import dev.assay.schema.json.JsonPointer;
import dev.assay.schema.pattern.EcmaPattern;
import dev.assay.schema.pattern.PatternReading;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Visits every schema inside a document and checks what can be checked on the spot.
 *
 * <p>Knows where schemas are, so that what merely looks like one ({@code $ref} inside an {@code
 * enum}, a member named {@code pattern}) is left alone. The recursion is bounded by the depth of
 * the document, which the reader has limited.
 */
final class SchemaWalk {
  private static final Set<String> REFERRING = Set.of("$ref", "$dynamicRef", "$recursiveRef");
  private final Dialect dialect;
  private final Outline outline;

  SchemaWalk(Dialect dialect, Outline outline) {
    this.dialect = dialect;
    this.outline = outline;
  }

  void visit(String pointer, JsonNode schema, URI base) {
    if (!outline.enter(pointer)) {
      return;
    }
    if (schema.isObject()) {
      visitObject(pointer, schema, base);
    } else if (!schema.isBoolean() || dialect == Dialect.DRAFT_04) {
      outline.fault(
          pointer,
          "%s is no schema".formatted(nameOf(schema)),
          dialect == Dialect.DRAFT_04
              ? "write a schema as an object; draft-04 has no boolean schemas"
              : "write a schema as an object, true or false");
    }
  }

  private void visitObject(String pointer, JsonNode schema, URI outerBase) {
    URI base = ResourceNames.enter(dialect, outline, pointer, schema, outerBase);
    for (Map.Entry<String, JsonNode> member : schema.properties()) {
      String keyword = member.getKey();
      String place = JsonPointer.child(pointer, keyword);
      Optional<KeywordShape> shape = Keywords.shapeOf(dialect, keyword);
      if (shape.isEmpty()) {
        continue;
      }
      if (!shape.get().fits(member.getValue())) {
        outline.fault(
            place,
            "'%s' must be %s".formatted(keyword, shape.get().expectation()),
            "correct the value, or rename the member if no keyword is meant");
      } else {
        visitValue(shape.get(), place, member.getValue(), base);
        noteReference(keyword, place, member.getValue(), base);
      }
    }
    checkNestedDialect(pointer, schema);
    if (dialect == Dialect.DRAFT_04) {
      checkLimitOf(pointer, schema, "exclusiveMaximum", "maximum");
      checkLimitOf(pointer, schema, "exclusiveMinimum", "minimum");
    }
  }

  private void checkLimitOf(String pointer, JsonNode schema, String exclusive, String limit) {
    if (schema.has(exclusive) && !schema.has(limit)) {
      outline.fault(
          JsonPointer.child(pointer, exclusive),
          "'%s' stands without '%s'".formatted(exclusive, limit),
          "add '%s'; in draft-04 the one only qualifies the other".formatted(limit));
    }
  }

  private void visitValue(KeywordShape shape, String pointer, JsonNode value, URI base) {
    if (shape == KeywordShape.PATTERN) {
      checkPattern(pointer, value.stringValue());
    } else if (shape == KeywordShape.SCHEMAS_BY_PATTERN) {
      value.propertyNames().forEach(p -> checkPattern(JsonPointer.child(pointer, p), p));
    }
    switch (shape.content()) {
      case NONE -> {}
      case SCHEMA -> {
        if (value.isArray() && shape.allowsArray()) {
          visitElements(pointer, value, base);
        } else if (shape != KeywordShape.SCHEMA_OR_BOOLEAN || !value.isBoolean()) {
          visit(pointer, value, base);
        }
      }
      case SCHEMAS_BY_NAME -> visitMembers(shape, pointer, value, base);
    }
  }

  private void visitElements(String pointer, JsonNode schemas, URI base) {
    for (int i = 0; i < schemas.size(); i++) {
      visit(JsonPointer.child(pointer, i), schemas.get(i), base);
    }
  }

  private void visitMembers(KeywordShape shape, String pointer, JsonNode schemas, URI base) {
    for (Map.Entry<String, JsonNode> member : schemas.properties()) {
      if (!shape.allowsNames() || !member.getValue().isArray()) {
        visit(JsonPointer.child(pointer, member.getKey()), member.getValue(), base);
      }
    }
  }

  private void noteReference(String keyword, String pointer, JsonNode value, URI base) {
    if (REFERRING.contains(keyword)) {
      outline.refer(new Reference(pointer, base, URI.create(value.stringValue())));
    }
  }

  private void checkPattern(String pointer, String pattern) {
    switch (EcmaPattern.read(pattern)) {
      case PatternReading.Usable _ -> {}
      case PatternReading.Unusable(String construct, String problem) ->
          outline.fault(
              pointer,
              "in the pattern '%s', '%s' %s".formatted(pattern, construct, problem),
              "rewrite it in ECMA-262 without look-around and back-references; patterns run in"
                  + " linear time");
    }
  }

  private void checkNestedDialect(String pointer, JsonNode schema) {
    JsonNode nested = schema.path("$schema");
    if (nested.isString()
        && !Dialect.ofMetaSchema(nested.stringValue()).equals(Optional.of(dialect))) {
      outline.fault(
          JsonPointer.child(pointer, "$schema"),
          "'%s' is not the dialect of the document, %s"
              .formatted(nested.stringValue(), dialect.metaSchemaUri()),
          "write the whole document in one dialect");
    }
  }

  private static String nameOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case ARRAY -> "an array";
      case STRING -> "a string";
      case NUMBER -> "a number";
      case BOOLEAN -> "a boolean";
      case NULL -> "null";
      case OBJECT, BINARY, MISSING, POJO -> "this";
    };
  }
}
