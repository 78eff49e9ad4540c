package dev.assay.schema.official;

import dev.assay.schema.document.Dialect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A group of the official suite: one schema and events for it.
 *
 * @param name folder, file and description
 * @param schema names its dialect
 */
record SuiteGroup(String name, String schema, List<Case> cases) {
  static final Path SUITE = Path.of("src/test/resources/json-schema-test-suite");
  private static final Map<String, Dialect> DIALECT_BY_FOLDER =
      Map.of(
          "draft4", Dialect.DRAFT_04,
          "draft6", Dialect.DRAFT_06,
          "draft7", Dialect.DRAFT_07,
          "draft2019-09", Dialect.DRAFT_2019_09,
          "draft2020-12", Dialect.DRAFT_2020_12);
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  record Case(String description, String event, boolean valid) {}

  static List<SuiteGroup> all() {
    return files().stream().flatMap(file -> in(file).stream()).toList();
  }

  static List<Path> files() {
    try (Stream<Path> found = Files.walk(SUITE)) {
      return found.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the suite can't be read from " + SUITE, unreadable);
    }
  }

  static List<SuiteGroup> in(Path file) {
    Dialect dialect = DIALECT_BY_FOLDER.get(SUITE.relativize(file).getName(0).toString());
    return MAPPER
        .readTree(file.toFile())
        .valueStream()
        .map(group ->
            new SuiteGroup(
                nameOf(file) + ": " + group.get("description").stringValue(),
                named(group.get("schema"), dialect).toString(),
                group.get("tests").valueStream().map(SuiteGroup::caseOf).toList()))
        .toList();
  }

  private static Case caseOf(JsonNode test) {
    return new Case(
        test.get("description").stringValue(),
        test.get("data").toString(),
        test.get("valid").booleanValue());
  }

  /** The older folders leave {@code $schema} out, and mean their own draft. */
  private static JsonNode named(JsonNode schema, Dialect dialect) {
    if (!schema.isObject() || schema.has("$schema")) {
      return schema;
    }
    return ((ObjectNode) schema.deepCopy()).put("$schema", dialect.metaSchemaUri());
  }

  static String nameOf(Path file) {
    return SUITE.relativize(file).toString().replace(".json", "").replace('\\', '/');
  }
}
