package dev.assay.schema.inclusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.json.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Pairs of schemas whose relation was worked out by hand. */
class InclusionTest {

  @TestFactory
  Stream<DynamicTest> everyPairIsDecidedAsWorkedOutByHand() throws IOException {
    try (InputStream file = InclusionTest.class.getResourceAsStream("/inclusion/pairs.ndjson")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .map(line -> JsonTree.read(line.getBytes(StandardCharsets.UTF_8)))
              .flatMap(InclusionTest::tests)
              .toList()
              .stream();
    }
  }

  private static Stream<DynamicTest> tests(JsonNode pair) {
    return Stream.of(Content.values())
        .filter(content -> pair.has(field(content)))
        .map(content ->
            DynamicTest.dynamicTest(
                "%s, %s".formatted(pair.path("id").stringValue(), field(content)),
                () -> check(pair, content)));
  }

  private static String field(Content content) {
    return content == Content.STRICT ? "verdict" : "lenient";
  }

  private static void check(JsonNode pair, Content content) {
    JsonNode writer = pair.path("writer");
    JsonNode reader = pair.path("reader");
    InclusionVerdict verdict =
        Inclusion.decide(writer, dialect(writer), reader, dialect(reader), content);
    String word =
        switch (verdict) {
          case InclusionVerdict.Included() -> "included";
          case InclusionVerdict.Excluded _ -> "excluded";
          case InclusionVerdict.Undecided _ -> "undecided";
        };
    assertThat(word).as("%s", verdict).isEqualTo(pair.path(field(content)).stringValue());
  }

  private static Dialect dialect(JsonNode schema) {
    return Dialect.ofMetaSchema(schema.path("$schema").asString("")).orElse(Dialect.DEFAULT);
  }
}
