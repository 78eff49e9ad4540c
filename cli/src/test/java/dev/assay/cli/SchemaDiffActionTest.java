package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The action's own script, run as a runner would, with the program of this class path. */
class SchemaDiffActionTest {
  private static final String ORDER = "schemas/v1/shop.Order.json";

  @TempDir private Path directory;
  private GitRepo repo = GitRepo.at(Path.of(""));
  private final FakeGitHub github = new FakeGitHub();

  @BeforeEach
  void begin() throws IOException {
    repo = GitRepo.in(Files.createDirectory(directory.resolve("repo")));
    repo.write(ORDER, Schemas.order("1.0.0")).commit();
    Files.writeString(directory.resolve("event.json"), "{\"number\":7}");
    Path action = Files.createDirectories(directory.resolve("clone/.github/actions/schema-diff"));
    Path assay = action.resolve("../../../assay").normalize();
    Files.writeString(
        assay,
        "#!/usr/bin/env bash\nexec '%s/bin/java' -XX:TieredStopAtLevel=1 -cp '%s' dev.assay.cli.Main \"$@\"\n"
            .formatted(System.getProperty("java.home"), System.getProperty("java.class.path")));
    assertThat(assay.toFile().setExecutable(true)).isTrue();
  }

  @AfterEach
  void stop() {
    github.close();
  }

  @Test
  void aBreakingChangeFailsTheStepSetsItsOutputsAndTellsThePullRequest() throws Exception {
    repo.branch("change").write(ORDER, Schemas.narrower("1.1.0")).commit();

    Run run = step(Map.of("base", "main"));

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
    assertThat(Files.readAllLines(directory.resolve("output")))
        .containsExactly(
            "breaking=true",
            "changed=1",
            "ok=false",
            "report=schema-review.md",
            "verdict=breaking");
    assertThat(outputs()).allMatch(output -> Files.exists(directory.resolve("output")));
    assertThat(Files.readString(repo.path("schema-review.md"))).contains("An event that shows it");
    assertThat(Files.readString(directory.resolve("summary"))).contains("## Schemas: breaking");
    assertThat(github.labels()).containsExactly("schema:breaking");
    assertThat(github.comments()).hasSize(1);
  }

  @Test
  void ofAForkTheReviewIsInTheSummaryAndTheStepSucceeds() throws Exception {
    github.refusingWritesWith(403);
    repo.branch("change").write(ORDER, Schemas.wider("1.1.0")).commit();

    Run run = step(Map.of("base", "main", "level", "SEMVER", "content", "lenient"));

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.err()).contains("GitHub answered 403");
    assertThat(Files.readString(directory.resolve("summary"))).contains("## Schemas: compatible");
  }

  @Test
  void anInputIsNeverACommand() throws Exception {
    repo.branch("change").write(ORDER, Schemas.wider("1.1.0")).commit();

    Run run = step(Map.of("base", "$(touch pwned); `touch pwned`\" && touch pwned"));

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("is unknown");
    assertThat(repo.path("pwned")).doesNotExist();
  }

  private static List<String> outputs() throws IOException {
    return List.copyOf(action().path("outputs").propertyNames());
  }

  private static JsonNode action() throws IOException {
    return new YAMLMapper()
        .readTree(Files.readString(Path.of("../.github/actions/schema-diff/action.yml")));
  }

  private Run step(Map<String, String> inputs) throws Exception {
    JsonNode step =
        StreamSupport.stream(action().at("/runs/steps").spliterator(), false)
            .filter(one -> one.path("id").asString("").equals("review"))
            .findFirst()
            .orElseThrow();
    Map<String, String> environment = new HashMap<>();
    step.path("env")
        .properties()
        .forEach(variable ->
            environment.put(variable.getKey(), value(variable.getValue().asString(), inputs)));
    environment.put(
        "GITHUB_ACTION_PATH", directory.resolve("clone/.github/actions/schema-diff").toString());
    environment.put("GITHUB_API_URL", github.url());
    environment.put("GITHUB_REPOSITORY", "acme/shop");
    environment.put("GITHUB_EVENT_PATH", directory.resolve("event.json").toString());
    environment.put("GITHUB_OUTPUT", directory.resolve("output").toString());
    environment.put("GITHUB_STEP_SUMMARY", directory.resolve("summary").toString());
    environment.put("GITHUB_TOKEN", FakeGitHub.TOKEN);
    Path script = Files.writeString(directory.resolve("script"), step.path("run").asString());
    ProcessBuilder bash =
        new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
            .directory(repo.path("").toFile())
            .redirectError(directory.resolve("err").toFile());
    bash.environment().putAll(environment);
    Process process = bash.start();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out, Files.readString(directory.resolve("err")));
  }

  /** As the runner fills in {@code ${{ inputs.name }}}. */
  private static String value(String expression, Map<String, String> inputs) {
    String name = expression.replaceAll("^\\$\\{\\{ inputs\\.|\\s*}}$", "");
    try {
      String fallback = action().path("inputs").path(name).path("default").asString("");
      return inputs.getOrDefault(name, fallback);
    } catch (IOException gone) {
      throw new AssertionError(gone);
    }
  }
}
