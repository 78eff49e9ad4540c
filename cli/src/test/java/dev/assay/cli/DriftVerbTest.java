package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import dev.assay.schema.document.LooseDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DriftVerbTest {
  @TempDir private Path directory;
  private final StubService stub = new StubService();

  @BeforeEach
  void layOut() throws IOException {
    write("v1/shop.Same.json", Schemas.order("1.0.0"));
    write("v1/shop.Behind.json", Schemas.order("1.0.0"));
    write("v1/shop.Ahead.json", Schemas.wider("1.1.0"));
    write("v1/shop.Other.json", Schemas.narrower("1.0.0"));
    write("v2/shop.New.json", Schemas.order("2.0.0"));
    String index =
        "{\"tracks\":{\"v1\":{\"count\":6,\"schemas\":[%s,%s,%s,%s,%s,%s]}},\"generated_at\":\"x\"}"
            .formatted(
                entry("shop.Same", sha(Schemas.order("1.0.0")), "1.0.0"),
                entry("shop.Behind", "b".repeat(64), "1.1.0"),
                entry("shop.Ahead", "c".repeat(64), "1.0.0"),
                entry("shop.Other", "d".repeat(64), "1.0.0"),
                entry("shop.Elsewhere", "e".repeat(64), "1.0.0"),
                entry("assay.VersionPublished", "f".repeat(64), "1.0.0"));
    stub.answers("GET /index", 200, index)
        .answers("GET /schemas/v1/shop.Behind/versions", 200, versions(sha(Schemas.order("1.0.0"))))
        .answers("GET /schemas/v1/shop.Ahead/versions", 200, versions("c".repeat(64)))
        .answers("GET /schemas/v1/shop.Other/versions", 200, versions("d".repeat(64)))
        .answers("POST /admin/telemetry", 200, "{\"status\":\"accepted\"}");
  }

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @Test
  void howEachSchemaStandsIsToldToPeopleAsADocumentAndAsGauges() throws IOException {
    Path report = directory.resolve("out/drift.json");
    Path metrics = directory.resolve("out/drift.prom");

    Run people = drift("--report", report.toString(), "--metrics", metrics.toString(), "--exact");
    Run document = drift("--json", "--exact");

    assertAll(
        () -> assertThat(people.exitCode()).isEqualTo(1),
        () -> Golden.assertThatOutput(steady(people.out()), "schema-drift.txt"),
        () -> Golden.assertThatOutput(steady(document.out()), "schema-drift.json"),
        () -> Golden.assertThatOutput(steady(Files.readString(metrics)), "schema-drift.prom"),
        () -> assertThat(Files.readString(report)).contains("\"drifted\" : 5"));
  }

  @Test
  void withoutDriftItEndsWith0() throws IOException {
    Path one = directory.resolve("one/schemas");
    Files.createDirectories(one.resolve("v1"));
    Files.writeString(one.resolve("v1/shop.Same.json"), Schemas.order("1.0.0"));

    Run run = Run.of("ci", "drift", "--dir", one.toString(), "--registry", stub.url());

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(run.out()).contains("1 schemas of", "0 drifted");
  }

  @Test
  void eachDriftIsToldAsAnEventOfItsOwnSchema() throws IOException {
    Run run = drift("--tell", "--service", "checkout");

    assertThat(run.err()).isEqualTo("told the registry of 4 schemas\n");
    JsonNode schema =
        JsonMapper.shared()
            .readTree(Files.readString(Path.of("../schemas/v1/telemetry.schema_drift.json")));
    Path file = Files.writeString(directory.resolve("schema.json"), schema.toString());
    assertThat(stub.asked().stream().filter(asked -> asked.startsWith("POST")))
        .hasSize(4)
        .allSatisfy(asked -> {
          JsonNode event = JsonMapper.shared().readTree(asked.substring(asked.indexOf('{')));
          assertThat(event.path("event_type").asString()).isEqualTo("telemetry.schema_drift");
          Path payload =
              Files.writeString(directory.resolve("event"), event.path("payload").toString());
          assertThat(
                  Run.of("validate", "--schema", file.toString(), "--events", payload.toString())
                      .exitCode())
              .isZero();
        });
    assertThat(stub.asked().getLast())
        .isEqualTo(
            "POST /admin/telemetry {\"event_type\":\"telemetry.schema_drift\",\"payload\":{\"name\":\"shop.New\",\"track\":\"v2\",\"local_sha256\":\"%s\",\"service\":\"checkout\"}}"
                .formatted(sha(Schemas.order("2.0.0"))));
  }

  @Test
  void whoMayNotTellIsToldWhichRoleItTakes() {
    stub.answers("POST /admin/telemetry", 403, "{\"status\":403,\"detail\":\"reader may not\"}");
    // The first answer counts for the first event; the refusal for the next.
    Run run = drift("--tell");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("was not told", "role publisher", "--tell");
  }

  @Test
  void gaugesArePushedUnderTheServicesName() {
    stub.answers(
        "PUT /metrics/job/assay_schema_drift/service@base64/YWNtZS9zaG9w", 202, Map.of(), "");

    Run run = drift("--push", stub.url(), "--service", "acme/shop");

    assertThat(run.err()).isEmpty();
    assertThat(stub.asked().getLast()).contains("assay_schema_drift{schema=\"v1/shop.Ahead\"} 1");
    assertThat(drift("--push", "http://127.0.0.1:1").err()).contains("Pushgateway", "--push");
    assertThat(drift("--push", "").exitCode()).isEqualTo(1);
  }

  @Test
  void aRegistryThatIsAwayIsNoDriftAndWithFailOpenNoFailure() throws IOException {
    Path metrics = directory.resolve("drift.prom");

    Run open =
        Run.of(
            "schema",
            "drift",
            "--dir",
            schemas(),
            "--registry",
            "http://127.0.0.1:1",
            "--metrics",
            metrics.toString(),
            "--fail-open",
            "--json");
    Run closed = Run.of("schema", "drift", "--dir", schemas(), "--registry", "http://127.0.0.1:1");

    assertThat(open.exitCode()).isZero();
    assertThat(open.err()).contains("let through");
    assertThat(JsonMapper.shared().readTree(open.out()).path("reachable").asBoolean(true))
        .isFalse();
    assertThat(Files.readString(metrics)).contains("assay_schema_drift_up 0").doesNotContain("{");
    assertThat(closed.exitCode()).isEqualTo(3);
  }

  @Test
  void whoIsNotLetInHasNotFoundOutThatThereIsNoDrift() {
    try (StubService closed = new StubService()) {
      closed.answers("GET /index", 401, "{\"status\":401,\"detail\":\"nobody knows who asks\"}");

      Run run =
          Run.of("schema", "drift", "--dir", schemas(), "--registry", closed.url(), "--fail-open");

      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).contains("nobody knows who asks", "ASSAY_TOKEN");
    }
  }

  @Test
  void aDirectoryWithoutSchemasIsNamed() throws IOException {
    Path empty = Files.createDirectory(directory.resolve("empty"));

    assertThat(Run.of("schema", "drift", "--dir", empty.toString()).err())
        .contains("'" + empty + "' holds no schemas", "vN/NAME.json");
    assertThat(Run.of("schema", "drift", "--dir", "no-such").err())
        .contains("'no-such' does not exist");
  }

  private Run drift(String... options) {
    String[] words = new String[6 + options.length];
    System.arraycopy(
        new String[] {"schema", "drift", "--dir", schemas(), "--registry", stub.url()},
        0,
        words,
        0,
        6);
    System.arraycopy(options, 0, words, 6, options.length);
    return Run.of(words);
  }

  private String schemas() {
    return directory.resolve("schemas").toString();
  }

  private String steady(String text) {
    return text.replace(schemas(), "schemas")
        .replace(stub.url(), "REGISTRY")
        .replaceAll("\"checked_at\" : \"[^\"]+\"", "\"checked_at\" : \"NOW\"")
        .replaceAll("(timestamp_seconds) \\d+", "$1 NOW");
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve("schemas").resolve(name);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    Files.writeString(file, text);
  }

  private static String sha(String text) {
    return LooseDocument.of(JsonMapper.shared().readTree(text)).fingerprint().hex();
  }

  private static String entry(String name, String sha256, String version) {
    return "{\"name\":\"%s\",\"$schema_id\":\"%s\",\"sha256\":\"%s\",\"latest_core_version\":\"%s\",\"deprecated\":false}"
        .formatted(name, name, sha256, version);
  }

  private static String versions(String sha256) {
    return "[{\"core_version\":\"1.0.0\",\"sha256\":\"%s\",\"created_at\":\"x\",\"deprecated\":false}]"
        .formatted(sha256);
  }
}
