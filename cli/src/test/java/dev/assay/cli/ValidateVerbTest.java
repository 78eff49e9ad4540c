package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateVerbTest {
  private static final String SCHEMA =
      """
      {"type":"object","properties":{"level":{"type":"integer","maximum":9}},"required":["level"]}
      """;

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"auto", "plan", "reference"})
  void everyLineGetsItsVerdictWhateverTheEngine(String engine) throws IOException {
    Path schema = file("s.json", SCHEMA);
    Path events = file("e.jsonl", "{\"level\":3}\n\n{\"level\":10}\n{\"le\n{}\n");
    Run run =
        Run.of(
            "validate",
            "--schema",
            schema.toString(),
            "--events",
            events.toString(),
            "--engine",
            engine,
            "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines())
        .hasSize(4)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("{\"line\":1,\"valid\":true,\"errors\":[]"),
            second ->
                assertThat(second)
                    .startsWith("{\"line\":3,\"valid\":false")
                    .contains("\"instance\":\"/level\",\"keyword\":\"maximum\"")
                    .contains("\"engine\":\"reference\""),
            third -> assertThat(third).contains("\"line\":4", "\"keyword\":\"json\""),
            fourth -> assertThat(fourth).contains("\"line\":5", "\"keyword\":\"required\""));
    assertThat(run.err()).contains("4 events: 1 valid, 3 not");
  }

  @Test
  void theEngineThatJudgedIsNamed() throws IOException {
    Path schema = file("s.json", SCHEMA);
    Path events = file("e.jsonl", "{\"level\":3}\n");
    assertThat(judged(schema, events, "plan")).contains("\"engine\":\"plan\"");
    assertThat(judged(schema, events, "auto")).contains("\"engine\":\"plan\"");
    assertThat(judged(schema, events, "reference")).contains("\"engine\":\"reference\"");
  }

  private static String judged(Path schema, Path events, String engine) {
    Run run =
        Run.of(
            "validate",
            "--schema",
            schema.toString(),
            "--events",
            events.toString(),
            "--engine",
            engine,
            "--json");
    assertThat(run.exitCode()).isZero();
    return run.out();
  }

  @Test
  void aSuiteIsHeldAgainstWhatItExpects() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("draft7"));
    Path suite =
        Files.writeString(
            folder.resolve("items.json"),
            """
            [{"description":"tuple","schema":{"items":[{"type":"integer"}]},
              "tests":[{"description":"right","data":[1],"valid":true},
                       {"description":"wrong","data":["a"],"valid":false},
                       {"description":"suite is wrong","data":["a"],"valid":true}]}]
            """);
    Run run = Run.of("validate", "--suite", suite.toString(), "--json");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out().lines().map(line -> line.contains("\"agrees\":true")))
        .containsExactly(true, true, false);
    assertThat(run.err()).contains("3 cases as DRAFT_07: 2 agree, 1 don't");
    Run otherwise = Run.of("validate", "--suite", suite.toString(), "--dialect", "2020-12");
    assertThat(otherwise.err())
        .contains("DRAFT_2020_12")
        .contains("3 of schemas that can't be used");
  }

  @Test
  void whatCannotBeReadIsNamedWithItsRemedy() throws IOException {
    Path broken = file("s.json", "{\"type\":\"objet\"}");
    Path events = file("e.jsonl", "{}\n");
    assertThat(Run.of("validate", "--schema", broken.toString(), "--events", events.toString()))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(1))
        .satisfies(run -> assertThat(run.err()).contains("s.json", "'/type'", "must be"));
    assertThat(Run.of("validate", "--schema", "none.json").err())
        .contains("'none.json' does not exist");
    assertThat(Run.of("validate").exitCode()).isEqualTo(2);
    Path schema = file("t.json", SCHEMA);
    assertThat(Run.of("validate", "--schema", schema.toString(), "--events", "none.jsonl").err())
        .contains("'none.jsonl' does not exist");
    assertThat(Run.of("validate", "--suite", schema.toString(), "--dialect", "draft-03").err())
        .contains("draft-03", "draft-04");
  }

  private Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content, StandardCharsets.UTF_8);
  }
}
