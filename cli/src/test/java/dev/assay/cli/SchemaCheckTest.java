package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SchemaCheckTest {
  private static final String SCHEMAS = "src/test/resources/schemas/";
  private static final String PAIRS = SCHEMAS + "pairs.ndjson";

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "schema-check-compatible, 0, --from trade-1.0.0.json --to trade-1.1.0.json",
    "schema-check-breaking, 1, --from trade-1.1.0.json --to trade-2.0.0.json",
    "schema-check-strict, 1, --from trade-1.0.0.json --to trade-1.1.0.json --content strict",
    "schema-check-full, 1, --from trade-1.0.0.json --to trade-1.1.0.json --level full",
    "schema-check-same, 0, --from trade-1.0.0.json --to trade-1.0.0.json --level FULL",
    "schema-check-history, 1, --from trade-1.0.0.json --from trade-1.1.0.json --to trade-2.0.0.json --level BACKWARD_TRANSITIVE"
  })
  void aVerdictIsToldToPeopleAndAsADocument(String golden, int exitCode, String arguments) {
    String command = "schema check " + arguments.replace("trade", SCHEMAS + "trade");

    Run people = Run.of(command.split(" "));
    Run document = Run.of((command + " --json").split(" "));

    assertAll(
        () -> assertThat(people.exitCode()).isEqualTo(exitCode),
        () -> assertThat(document.exitCode()).isEqualTo(exitCode),
        () -> Golden.assertThatOutput(people.out(), golden + ".txt"),
        () -> Golden.assertThatOutput(document.out(), golden + ".json"));
  }

  @Test
  void aDiffStatesTheFactsAlone() {
    String command =
        "schema diff %strade-1.0.0.json %strade-2.0.0.json".formatted(SCHEMAS, SCHEMAS);

    Run people = Run.of(command.split(" "));
    Run document = Run.of((command + " --json").split(" "));

    assertAll(
        () -> assertThat(people.exitCode()).isZero(),
        () -> Golden.assertThatOutput(people.out(), "schema-diff.txt"),
        () -> Golden.assertThatOutput(document.out(), "schema-diff.json"));
  }

  @Test
  void everyPairGetsALineAndOneThatCanNotBeReadStopsNobody() {
    Run run = Run.of("schema", "check", "--pairs", PAIRS);

    Golden.assertThatOutput(run.out(), "schema-check-pairs.ndjson");
    assertThat(run.err()).isEqualTo("1 compatible, 4 not compatible, 3 without verdict\n");
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void pairsThatWereAllJudgedAreASuccessWhateverTheVerdicts() throws IOException {
    Path pairs = directory.resolve("pairs");
    Files.writeString(pairs, "{\"id\":1,\"from\":true,\"to\":false}");

    Run run = Run.of("schema", "check", "--pairs", pairs.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).startsWith("{\"id\":1,\"compatible\":false,");
  }

  @Test
  void pairsFromStandardInputAreAnsweredInOrder() {
    InputStream before = System.in;
    String lines =
        IntStream.range(0, 2000)
            .mapToObj(i ->
                "{\"id\":%d,\"from\":{\"maximum\":%d},\"to\":{\"maximum\":%d}}\n"
                    .formatted(i, i % 7, i % 5))
            .reduce("", String::concat);
    try {
      System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));

      Run run = Run.of("schema", "check", "--pairs", "-", "--level", "BACKWARD");

      List<JsonNode> verdicts = run.out().lines().map(JsonMapper.shared()::readTree).toList();
      assertThat(verdicts)
          .extracting(verdict -> verdict.path("id").intValue())
          .containsExactlyElementsOf(IntStream.range(0, 2000).boxed().toList());
      assertThat(verdicts)
          .allSatisfy(verdict -> {
            int i = verdict.path("id").intValue();
            assertThat(verdict.path("compatible").booleanValue()).isEqualTo(i % 7 <= i % 5);
          });
    } finally {
      System.setIn(before);
    }
  }

  @Test
  void everyLineHasTheMembersOfTheContract() {
    Run run = Run.of("schema", "check", "--pairs", PAIRS);

    Stream<JsonNode> verdicts =
        run.out().lines().map(JsonMapper.shared()::readTree).filter(line -> !line.has("error"));
    assertThat(verdicts)
        .isNotEmpty()
        .allSatisfy(verdict ->
            assertThat(verdict.propertyNames())
                .contains(
                    "compatible",
                    "facts",
                    "counter_example",
                    "required_bump",
                    "level",
                    "content",
                    "breaks",
                    "undecided"));
  }

  @Test
  void aFileThatIsNoJsonIsNamedWithThePlaceAndEndsWith2() throws IOException {
    Path broken = directory.resolve("broken.json");
    Files.writeString(broken, "{\"type\":\n oops}");

    Run run = Run.of("schema", "diff", broken.toString(), broken.toString());

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .startsWith("assay: schema file '" + broken + "' is not JSON at ")
        .contains("line 2");
  }

  @ParameterizedTest
  @CsvSource({
    "check --from gone.json --to gone.json",
    "diff gone.json gone.json",
    "check --pairs gone.json"
  })
  void aFileThatIsNotThereIsNamedAndEndsWith2(String command) {
    Run run = Run.of(("schema " + command).split(" "));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("'gone.json'", "check the path");
  }
}
