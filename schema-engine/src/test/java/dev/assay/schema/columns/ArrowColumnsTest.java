package dev.assay.schema.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the vectors that every language's mapping is held to. */
class ArrowColumnsTest {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  @TestFactory
  Stream<DynamicTest> theMappingKeepsToTheSharedVectors() throws Exception {
    try (InputStream file =
        Objects.requireNonNull(ArrowColumnsTest.class.getResourceAsStream("/arrow/mapping.json"))) {
      return StreamSupport.stream(MAPPER.readTree(file).path("cases").spliterator(), false)
          .map(vector ->
              DynamicTest.dynamicTest(vector.path("name").stringValue(), () -> check(vector)));
    }
  }

  private static void check(JsonNode vector) {
    Optional<JsonNode> block = ArrowColumns.mapped(vector.path("schema"));
    if (vector.path("refused").asBoolean(false)) {
      assertThat(block).isEmpty();
    } else {
      assertThat(block.orElseThrow().path("fields")).isEqualTo(vector.path("fields"));
    }
  }

  @Test
  void aDocumentsOwnBlockWinsOverTheMapping() {
    JsonNode document =
        MAPPER.readTree(
            """
            {"properties": {"size": {"type": "integer"}}, "arrow": {"fields": {"size": "int32"}}}
            """);

    assertThat(ArrowColumns.of(document)).contains(document.path("arrow"));
  }

  @Test
  void aDocumentThatIsNestedWithoutEndIsMappedAll() {
    String deep = "{\"type\":\"array\",\"items\":".repeat(200) + "{}" + "}".repeat(200);

    JsonNode block =
        ArrowColumns.of(MAPPER.readTree("{\"properties\":{\"a\":" + deep + "}}")).orElseThrow();

    assertThat(block.at("/fields/0/encoding").stringValue()).isEqualTo("json");
  }
}
