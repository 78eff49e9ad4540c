package dev.assay.schema.official;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.validation.CompiledSchema;
import dev.assay.schema.validation.SchemaCompiler;
import dev.assay.schema.validation.ValidationLimits;
import dev.assay.schema.validation.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs the JSON Schema Test Suite against the whole way from text to verdict.
 *
 * <p>Known deviations stand in {@code deviations.txt}, each with its reason; one that isn't a
 * deviation any more fails.
 */
class OfficialSuiteTest {
  private static final Path SUITE = Path.of("src/test/resources/json-schema-test-suite");
  private static final Map<String, Dialect> DIALECT_BY_FOLDER =
      Map.of(
          "draft4", Dialect.DRAFT_04,
          "draft6", Dialect.DRAFT_06,
          "draft7", Dialect.DRAFT_07,
          "draft2019-09", Dialect.DRAFT_2019_09,
          "draft2020-12", Dialect.DRAFT_2020_12);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
  private final Deviations deviations = Deviations.read();
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());
  private final SchemaCompiler compiler = new SchemaCompiler(ValidationLimits.defaults());

  @TestFactory
  Stream<DynamicNode> verdictsAgreeWithTheOfficialSuite() throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(SUITE)) {
      files = found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicContainer.dynamicContainer(nameOf(file), casesIn(file)));
  }

  private Stream<DynamicTest> casesIn(Path file) {
    Dialect dialect = DIALECT_BY_FOLDER.get(SUITE.relativize(file).getName(0).toString());
    return MAPPER
        .readTree(file.toFile())
        .valueStream()
        .flatMap(group ->
            group
                .get("tests")
                .valueStream()
                .map(each -> dynamicTest(nameOf(file), dialect, group, each)));
  }

  private DynamicTest dynamicTest(String file, Dialect dialect, JsonNode group, JsonNode each) {
    String name =
        "%s: %s: %s"
            .formatted(
                file,
                group.get("description").stringValue(),
                each.get("description").stringValue());
    String schema = named(group.get("schema"), dialect).toString();
    String expected = each.get("valid").booleanValue() ? "valid" : "invalid";
    return DynamicTest.dynamicTest(
        name,
        () -> {
          String actual = judge(schema, each.get("data").toString());
          if (deviations.contains(name)) {
            assertThat(actual)
                .as("no deviation any more: take it off the list")
                .isNotEqualTo(expected);
          } else {
            assertThat(actual).as("%s\n%s", name, schema).isEqualTo(expected);
          }
        });
  }

  private String judge(String schema, String event) {
    return switch (reader.read(schema)) {
      case SchemaReading.Refused(var faults) -> "schema refused: " + faults;
      case SchemaReading.Readable(var document) -> {
        CompiledSchema compiled = compiler.compile(document);
        yield switch (compiled.validate(event.getBytes(StandardCharsets.UTF_8))) {
          case Verdict.Valid _ -> "valid";
          case Verdict.Invalid _ -> "invalid";
          case Verdict.Unchecked unchecked -> unchecked.toString();
        };
      }
    };
  }

  /** The older folders leave {@code $schema} out, and mean their own draft. */
  private static JsonNode named(JsonNode schema, Dialect dialect) {
    if (!schema.isObject() || schema.has("$schema")) {
      return schema;
    }
    return ((ObjectNode) schema.deepCopy()).put("$schema", dialect.metaSchemaUri());
  }

  private static String nameOf(Path file) {
    return SUITE.relativize(file).toString().replace(".json", "").replace('\\', '/');
  }
}
