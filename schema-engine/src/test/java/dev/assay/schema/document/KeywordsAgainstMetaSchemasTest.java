package dev.assay.schema.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.assay.schema.json.JsonTree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Holds the table of keywords against the meta-schemas, as networknt reads them. */
class KeywordsAgainstMetaSchemasTest {
  private static final List<String> KEYWORDS =
      List.of(
          "$schema",
          "$id",
          "id",
          "$anchor",
          "$dynamicAnchor",
          "$recursiveAnchor",
          "$vocabulary",
          "$comment",
          "$defs",
          "definitions",
          "title",
          "description",
          "examples",
          "default",
          "deprecated",
          "readOnly",
          "writeOnly",
          "type",
          "enum",
          "const",
          "multipleOf",
          "maximum",
          "minimum",
          "exclusiveMaximum",
          "exclusiveMinimum",
          "maxLength",
          "minLength",
          "pattern",
          "items",
          "prefixItems",
          "additionalItems",
          "unevaluatedItems",
          "contains",
          "maxContains",
          "minContains",
          "maxItems",
          "minItems",
          "uniqueItems",
          "maxProperties",
          "minProperties",
          "required",
          "properties",
          "patternProperties",
          "additionalProperties",
          "unevaluatedProperties",
          "propertyNames",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "if",
          "then",
          "else",
          "allOf",
          "anyOf",
          "oneOf",
          "not",
          "format",
          "contentMediaType",
          "contentEncoding",
          "contentSchema");
  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "0",
          "1",
          "1.0",
          "1.5",
          "-1",
          "\"\"",
          "\"a\"",
          "\"string\"",
          "\"#a\"",
          "\"a:b\"",
          "[]",
          "[1]",
          "[\"a\"]",
          "[\"a\",\"a\"]",
          "[1,1.0]",
          "[\"string\",\"null\"]",
          "[{}]",
          "[{\"type\":1}]",
          "[true]",
          "{}",
          "{\"type\":\"string\"}",
          "{\"type\":\"nothing\"}",
          "{\"a\":{}}",
          "{\"a\":true}",
          "{\"a\":1}",
          "{\"a\":[]}",
          "{\"a\":[\"b\"]}",
          "{\"a\":[\"b\",\"b\"]}",
          "{\"a:b\":true}");

  @TestFactory
  Stream<DynamicContainer> theTableAllowsWhatTheMetaSchemaAllows() {
    return Stream.of(Dialect.values())
        .map(dialect -> {
          Schema metaSchema = metaSchemaOf(dialect);
          return DynamicContainer.dynamicContainer(
              dialect.name(), KEYWORDS.stream().map(k -> casesOf(dialect, metaSchema, k)));
        });
  }

  private static DynamicTest casesOf(Dialect dialect, Schema metaSchema, String keyword) {
    return DynamicTest.dynamicTest(
        keyword,
        () -> {
          List<String> disagreements = new ArrayList<>();
          for (String value : VALUES) {
            String text = "{\"%s\":%s}".formatted(keyword, value);
            JsonNode schema = JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
            List<SchemaFault> faults = faultsIn(schema, dialect);
            if (metaSchema.validate(schema).isEmpty() != faults.isEmpty()) {
              disagreements.add(text + " " + faults);
            }
          }
          assertThat(disagreements).isEmpty();
        });
  }

  private static List<SchemaFault> faultsIn(JsonNode schema, Dialect dialect) {
    Outline outline = new Outline();
    new SchemaWalk(dialect, outline).visit("", schema, Outline.UNNAMED);
    return outline.faults().stream()
        .filter(fault -> !fault.problem().contains("is not the dialect of the document"))
        .toList();
  }

  private static Schema metaSchemaOf(Dialect dialect) {
    Map<Dialect, SpecificationVersion> versions = new EnumMap<>(Dialect.class);
    versions.put(Dialect.DRAFT_04, SpecificationVersion.DRAFT_4);
    versions.put(Dialect.DRAFT_06, SpecificationVersion.DRAFT_6);
    versions.put(Dialect.DRAFT_07, SpecificationVersion.DRAFT_7);
    versions.put(Dialect.DRAFT_2019_09, SpecificationVersion.DRAFT_2019_09);
    versions.put(Dialect.DRAFT_2020_12, SpecificationVersion.DRAFT_2020_12);
    return SchemaRegistry.withDefaultDialect(
            versions.get(dialect),
            registry ->
                registry.schemaRegistryConfig(
                    com.networknt.schema.SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .build()))
        .getSchema(SchemaLocation.of(dialect.metaSchemaUri()));
  }
}
