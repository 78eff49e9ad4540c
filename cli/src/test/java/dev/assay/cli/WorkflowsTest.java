package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What stands in {@code .github}, held against the program that it calls. */
class WorkflowsTest {
  private static final Path GITHUB = Path.of("../.github");
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
  private static final Pattern PIN_WITH_VERSION =
      Pattern.compile("uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*([^}]+?)\\s*}}");

  static Stream<Path> workflows() {
    return files("workflows");
  }

  static Stream<Path> all() {
    return Stream.concat(workflows(), Stream.of(GITHUB.resolve("actions/schema-diff/action.yml")));
  }

  private static Stream<Path> files(String below) {
    try (Stream<Path> files = Files.list(GITHUB.resolve(below))) {
      return files.sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theseAreAllThereAre() {
    assertThat(workflows().map(file -> String.valueOf(file.getFileName())))
        .contains(
            "build.yml", "contracts.yml", "drift.yml", "schema-diff.yml", "schema-release.yml");
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyActionOfOthersIsPinnedToACommitThatNamesItsVersion(Path file) throws IOException {
    assertThat(
            Stream.concat(steps(yaml(file)), yaml(file).path("jobs").valueStream())
                .map(one -> one.path("uses").asString("")))
        .filteredOn(uses -> !uses.isEmpty() && !uses.startsWith("./"))
        .allMatch(uses -> PINNED.matcher(uses).matches());
    assertThat(Files.readAllLines(file))
        .filteredOn(line -> line.contains("uses: ") && !line.contains("uses: ./"))
        .allMatch(line -> PIN_WITH_VERSION.matcher(line).find());
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void aJobMayOnlyWhatItSays(Path file) {
    JsonNode workflow = yaml(file);

    assertThat(workflow.path("permissions").isObject()).isTrue();
    assertThat(workflow.path("permissions")).isEmpty();
    assertThat(workflow.path("jobs")).isNotEmpty();
    workflow
        .path("jobs")
        .forEach(job -> {
          assertThat(job.path("permissions").path("contents").asString("")).isEqualTo("read");
          if (!job.has("uses")) {
            assertThat(job.path("timeout-minutes").asInt(0)).isBetween(1, 60);
            assertThat(job.path("runs-on").asString("")).isNotEmpty().doesNotContain("latest");
          }
        });
    assertThat(workflow.path("on").has("pull_request_target")).isFalse();
  }

  @Test
  void nobodyMayWriteButReviewsToPullRequestsAndTheSearchForHolesToItsFindings() {
    List<String> writing = new ArrayList<>();
    workflows()
        .forEach(file ->
            yaml(file)
                .path("jobs")
                .forEach(job ->
                    job.path("permissions")
                        .properties()
                        .forEach(permission -> {
                          if (permission.getValue().asString("").equals("write")) {
                            writing.add(file.getFileName() + " " + permission.getKey());
                          }
                        })));

    assertThat(writing)
        .containsExactly(
            "dependencies.yml security-events",
            "schema-diff.yml pull-requests",
            "schema-diff.yml issues");
  }

  @ParameterizedTest
  @MethodSource("all")
  void noTextOfOthersBecomesPartOfAScript(Path file) {
    Set<String> known = Set.of("matrix.track");
    assertThat(runs(yaml(file)).flatMap(WorkflowsTest::expressions)).allMatch(known::contains);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCheckoutLeavesNoTokenBehind(Path file) {
    assertThat(steps(yaml(file)))
        .filteredOn(step -> step.path("uses").asString("").startsWith("actions/checkout@"))
        .allMatch(step -> !step.at("/with/persist-credentials").asBoolean(true));
  }

  @Test
  void everyCommandOfTheWorkflowsIsOneThatTheProgramHas() {
    List<String> commands =
        workflows()
            .flatMap(file -> runs(yaml(file)))
            .flatMap(String::lines)
            .filter(line -> line.contains("./assay"))
            .toList();

    assertThat(commands)
        .anyMatch(command -> command.startsWith("./assay ci build"))
        .anyMatch(command -> command.startsWith("./assay ci contracts"))
        .anyMatch(command -> command.startsWith("./assay ci drift"))
        .anyMatch(command -> command.startsWith("./assay schema release --dir"))
        .allSatisfy(WorkflowsTest::isUnderstood);
  }

  @Test
  void theContractsOfV1AreRequiredAndThoseOfV2MayFail() {
    JsonNode job = yaml(GITHUB.resolve("workflows/contracts.yml")).at("/jobs/contracts");

    assertThat(job.path("continue-on-error").asString()).isEqualTo("${{ matrix.may-fail }}");
    assertThat(job.at("/strategy/fail-fast").asBoolean(true)).isFalse();
    assertThat(job.at("/strategy/matrix/include").valueStream())
        .extracting(one -> one.path("track").asString() + " " + one.path("may-fail").asBoolean())
        .containsExactly("v1 false", "v2 true");
    assertThat(runs(yaml(GITHUB.resolve("workflows/contracts.yml"))))
        .singleElement()
        .asString()
        .contains("--fail-open", "--keep");
    assertThat(yaml(GITHUB.resolve("workflows/contracts.yml")).at("/on/schedule")).isNotEmpty();
  }

  @Test
  void schemasAndReportsAreKeptForThirtyDays() {
    for (String name : List.of("contracts", "drift", "schema-diff")) {
      assertThat(steps(yaml(GITHUB.resolve("workflows/" + name + ".yml"))))
          .filteredOn(step -> step.path("uses").asString("").startsWith("actions/upload-artifact@"))
          .singleElement()
          .satisfies(step -> {
            assertThat(step.at("/with/retention-days").asInt()).isEqualTo(30);
            assertThat(step.path("if").asString()).startsWith("always()");
          });
    }
  }

  @Test
  void theReviewSeesTheWholeHistory() {
    assertThat(steps(yaml(GITHUB.resolve("workflows/schema-diff.yml"))))
        .filteredOn(step -> step.path("uses").asString("").startsWith("actions/checkout@"))
        .singleElement()
        .satisfies(step -> assertThat(step.at("/with/fetch-depth").asInt(1)).isZero());
  }

  @Test
  void whatIsGivenToOurActionIsWhatItTakes() {
    JsonNode action = yaml(GITHUB.resolve("actions/schema-diff/action.yml"));
    List<JsonNode> uses =
        workflows()
            .flatMap(file -> steps(yaml(file)))
            .filter(step -> step.path("uses").asString("").equals("./.github/actions/schema-diff"))
            .toList();

    assertThat(uses).isNotEmpty();
    assertThat(uses)
        .allSatisfy(step ->
            assertThat(action.path("inputs").propertyNames())
                .containsAll(step.path("with").propertyNames()));
    assertThat(action.path("inputs").valueStream())
        .allMatch(input -> !input.path("description").asString("").isBlank());
  }

  /** Parsed by the program itself, which only would not run it. */
  private static void isUnderstood(String line) {
    String[] words =
        Arrays.stream(EXPRESSION.matcher(line.strip()).replaceAll("v1").split(" ", -1))
            .skip(1)
            .map(word -> word.replaceAll("^\"|\"$", ""))
            .toArray(String[]::new);
    var parsed = Run.commandLine(new StringWriter(), new StringWriter(), words).parseArgs(words);
    assertThat(parsed.errors()).isEmpty();
    assertThat(parsed.hasSubcommand()).isTrue();
  }

  private static Stream<String> expressions(String script) {
    Matcher matcher = EXPRESSION.matcher(script);
    return matcher.results().map(found -> found.group(1));
  }

  private static Stream<String> runs(JsonNode document) {
    return steps(document).map(step -> step.path("run").asString("")).filter(run -> !run.isEmpty());
  }

  private static Stream<JsonNode> steps(JsonNode document) {
    return Stream.concat(
        document.at("/runs/steps").valueStream(),
        document.path("jobs").valueStream().flatMap(job -> job.path("steps").valueStream()));
  }

  private static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
