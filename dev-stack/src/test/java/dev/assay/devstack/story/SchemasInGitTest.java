package dev.assay.devstack.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import dev.assay.devstack.story.Running.Sent;
import dev.assay.devstack.story.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A directory of schemas in git: reviewed, released, held against a running registry. */
class SchemasInGitTest {
  @TempDir private static Path shared;
  private static Running running;

  @TempDir private Path directory;
  private Shell repo;

  @BeforeAll
  static void start() {
    Shell.requireGit();
    running = Running.in(shared.resolve("stack"));
  }

  @AfterAll
  static void stop() {
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void begin() throws IOException {
    repo = new Shell(Files.createDirectory(directory.resolve("repo")));
    repo.git("init", "--quiet", "--initial-branch=main");
  }

  @Test
  void aDirectoryIsReleasedInOneTransactionAndThenThereIsNoDriftUntilSomebodyChangesAFile()
      throws IOException {
    repo.write("schemas/v1/release.One.json", feedback("1.0.0", "", ""));
    repo.write("schemas/v2/release.One.json", feedback("2.0.0", "", ""));

    assertThat(drift().path("schemas").findValuesAsString("state"))
        .containsExactly("unpublished", "unpublished");
    Result released =
        repo.assay("schema", "release", "--dir", "schemas", "--json", "--registry", registry());
    assertThat(released.exitCode()).as(released.toString()).isZero();
    assertThat(json(released).path("versions")).hasSize(2);
    assertThat(drift().path("drifted").asInt(-1)).isZero();

    repo.write("schemas/v1/release.One.json", feedback("1.0.0", ", \"minimum\": 0", ""));
    repo.write("schemas/v2/release.One.json", feedback("2.1.0", "", ", \"note\": {}"));
    JsonNode drifted = drift("--tell", "--service", "story");

    assertThat(drifted.path("schemas").findValuesAsString("state"))
        .containsExactly("differs", "ahead");
    assertThat(get("/metrics"))
        .contains("assay_drift_reports_total{schema=\"v1/release.One\"} 1.0")
        .contains("assay_drift_reports_total{schema=\"v2/release.One\"} 1.0");
    assertThat(get("/audit")).contains("report-drift", "v1/release.One local-copy");
  }

  @Test
  void aReviewKnowsWhatTheRegistryHasBesidesAndByWhichLevelItDecides() throws IOException {
    repo.write("schemas/v1/review.One.json", feedback("1.0.0", "", ""));
    repo.commit();
    publish("review.One", feedback("1.0.0", "", ""));
    publish("review.One", feedback("1.1.0", "", ", \"note\": {\"type\": \"string\"}"));
    repo.write(
        "schemas/v1/review.One.json", feedback("1.2.0", "", ", \"note\": {\"type\": \"integer\"}"));

    Result byGit = review();
    Result byRegistry = review("--registry", registry());

    assertThat(byGit.exitCode()).as(byGit.toString()).isZero();
    assertThat(byRegistry.exitCode()).isEqualTo(1);
    JsonNode schema = json(byRegistry).path("schemas").get(0);
    assertThat(schema.path("needed").asString()).isEqualTo("2.0.0");
    assertThat(schema.path("comparisons").findValuesAsString("version"))
        .containsExactly("1.0.0", "1.1.0");

    repo.write("schemas/v1/review.One.json", feedback("1.1.0", "", ", \"other\": {}"));
    assertThat(json(review("--registry", registry())).at("/schemas/0/problem").asString())
        .contains("says that it is 1.1.0 still");

    running.decide("PUT", "/compatibility/subject:v1/review.One", "{\"level\": \"FULL\"}");
    repo.write(
        "schemas/v1/review.One.json",
        feedback("2.0.0", ", \"minimum\": 0", ", \"note\": {\"type\": \"string\"}"));
    assertThat(json(review("--registry", registry())).at("/schemas/0/problem").asString())
        .contains("level FULL allows no such change");
  }

  @Test
  void aChangeThatLooksCompatibleIsContradictedByWhatIsSentToday() throws IOException {
    String topic = "telemetry.feedback";
    repo.write("schemas/v1/telemetry.FeedbackEvent.json", feedback("1.0.0", "", ""));
    repo.commit();
    publish("telemetry.FeedbackEvent", feedback("1.0.0", "", ""));
    running.produce(
        topic,
        IntStream.range(0, 50)
            .mapToObj(i ->
                new Sent(
                    new byte[] {(byte) i},
                    "{\"queue_size\":%d,\"note\":%d}".formatted(i, i).getBytes(UTF_8)))
            .toList());
    running.awaitJudged(topic, 50);
    repo.write(
        "schemas/v1/telemetry.FeedbackEvent.json",
        feedback("1.1.0", "", ", \"note\": {\"type\": \"string\"}"));
    String validator = running.stack().validator().toString();

    Result byGit = review();
    Result byTraffic = review("--against-traffic", "--validator", validator);

    assertThat(byGit.exitCode()).as(byGit.toString()).isZero();
    assertThat(byTraffic.exitCode()).as(byTraffic.toString()).isEqualTo(1);
    JsonNode schema = json(byTraffic).path("schemas").get(0);
    assertThat(schema.path("problem").asString()).contains("contradicted by traffic: 50 of 50");
    assertThat(schema.at("/traffic/0/topic").asString()).isEqualTo(topic);
  }

  @Test
  void contractsAreHeldAgainstWhatIsPublishedWithAllThatItRefersTo() throws IOException {
    publish(
        "contract.Size", "{\"x-core-version\": \"1.0.0\", \"type\": \"integer\", \"minimum\": 0}");
    String text =
        "{\"x-core-version\": \"1.0.0\", \"type\": \"object\", \"properties\": {\"size\": {\"$ref\": \"assay:v1/contract.Size@1\"}}}";
    publish("contract.One", text);
    repo.write("schemas/v1/contract.One.json", text);
    repo.write("schemas/good.jsonl", "{\"size\": 1}\n");
    repo.write("schemas/bad.jsonl", "{\"size\": -1}\n");
    repo.write(
        "schemas/contracts.json",
        "{\"contracts\": [{\"schema\": \"v1/contract.One\", \"valid\": [\"good.jsonl\"], \"invalid\": [\"bad.jsonl\"]}]}");

    Result kept =
        repo.assay("ci", "contracts", "--json", "--registry", registry(), "--keep", "kept");

    assertThat(kept.exitCode()).as(kept.toString()).isZero();
    assertThat(json(kept).path("contracts").findValuesAsString("by"))
        .containsExactly("directory", "registry");
    assertThat(repo.directory().resolve("kept/v1/contract.Size.json")).exists();
  }

  private static String get(String path) {
    return running.send("GET", running.stack().registry(), path, "").body();
  }

  private static void publish(String name, String text) {
    running.decide(
        "POST",
        "/admin/schemas",
        "{\"name\": \"%s\", \"track\": \"v1\", \"content\": %s}".formatted(name, text));
  }

  private static String feedback(String version, String size, String more) {
    return """
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "x-core-version": "%s",
     "type": "object", "properties": {"queue_size": {"type": "integer"%s}%s}, "required": ["queue_size"]}
    """
        .formatted(version, size, more);
  }

  private JsonNode drift(String... options) {
    Result result =
        repo.assay(words(List.of("ci", "drift", "--json", "--registry", registry()), options));
    assertThat(result.exitCode()).as(result.toString()).isLessThan(2);
    return json(result);
  }

  private Result review(String... options) {
    return repo.assay(
        words(List.of("schema", "ci", "--base", "HEAD", "--dir", "schemas", "--json"), options));
  }

  private static String[] words(List<String> first, String... more) {
    List<String> words = new ArrayList<>(first);
    words.addAll(List.of(more));
    return words.toArray(String[]::new);
  }

  private static JsonNode json(Result result) {
    return WireJson.MAPPER.readTree(result.out());
  }

  private static String registry() {
    return running.stack().registry().toString();
  }
}
