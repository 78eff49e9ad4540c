package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContractsVerbTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  @TempDir private Path directory;
  private final StubService stub = new StubService();

  @BeforeEach
  void layOut() throws IOException {
    write("v1/shop.Order.json", Schemas.order("1.0.0"));
    write("good.jsonl", "{\"price\":3}\n\n{\"price\":-3}\n");
    write("bad.jsonl", "{\"price\":\"3\"}\nnot json\n");
    write(
        "contracts.json",
        "{\"contracts\":[{\"schema\":\"v1/shop.Order\",\"consumer\":\"till\",\"valid\":[\"good.jsonl\"],\"invalid\":[\"bad.jsonl\"]},{\"schema\":\"v2/shop.Order\",\"valid\":[\"good.jsonl\"]}]}");
  }

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @Test
  void aContractIsHeldAgainstTheDirectoryAndAgainstTheRegistry() {
    serving(Schemas.order("0.9.0"));

    Run run = contracts(stub.url(), "--json");

    assertThat(run.exitCode()).as(run.toString()).isZero();
    assertThat(document(run).path("contracts").findValuesAsString("by"))
        .containsExactly("directory", "registry");
    assertThat(document(run).path("contracts").findValuesAsString("events"))
        .containsExactly("4", "4");
    assertThat(contracts(stub.url()).out())
        .isEqualTo(
            "ok  v1/shop.Order@1.0.0 of the directory, for till: 4 events\nok  v1/shop.Order@0.9.0 of the registry, for till: 4 events\n");
  }

  @Test
  void whoeverBreaksAContractIsNamedWithFileLineAndReason() {
    serving(Schemas.narrower("2.0.0"));

    Run run = contracts(stub.url());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("ok  v1/shop.Order@1.0.0 of the directory")
        .contains("NO  v1/shop.Order@2.0.0 of the registry, for till: ")
        .contains("good.jsonl:3 is to be valid, and ", "'/price'");
  }

  @Test
  void aSchemaThatAcceptsWhatItIsToRefuseBreaksTheContractToo() throws IOException {
    write("v1/shop.Order.json", "{\"x-core-version\":\"1.0.0\"}");

    Run run = contracts(NOBODY, "--fail-open");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("bad.jsonl:1 is to be invalid, and isn't");
  }

  @Test
  void aTrackWithoutItsSchemaBreaksItsContracts() {
    Run run = contracts(NOBODY, "--fail-open", "--track", "v2");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("there is no file v2/shop.Order.json");
    assertThat(contracts(NOBODY, "--fail-open", "--track", "v3").out())
        .isEqualTo("track v3 has no contracts\n");
  }

  @Test
  void aRegistryThatIsAwayStopsItUnlessItMayFailOpen() {
    Run closed = contracts(NOBODY);
    Run open = contracts(NOBODY, "--fail-open");

    assertThat(closed.exitCode()).isEqualTo(3);
    assertThat(open.exitCode()).isZero();
    assertThat(open.err()).contains("held against the directory alone");
    assertThat(open.out().lines()).hasSize(1);
  }

  @Test
  void aRegistryThatLetsNobodyInIsLikeOneThatIsAway() {
    stub.answers("GET /index", 401, "{\"status\":401,\"detail\":\"nobody knows who asks\"}");

    assertThat(contracts(stub.url()).exitCode()).isEqualTo(1);
    assertThat(contracts(stub.url(), "--fail-open").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"true, registry, 0.9.0, 0", "false, directory, 1.0.0, 1"})
  void whatWasJudgedByIsKept(boolean reachable, String source, String version, int failures)
      throws IOException {
    serving(Schemas.order("0.9.0"));
    Path kept = directory.resolve("kept");

    contracts(reachable ? stub.url() : NOBODY, "--fail-open", "--keep", kept.toString());

    JsonNode metadata =
        JsonMapper.shared().readTree(Files.readString(kept.resolve("_metadata.json")));
    assertThat(metadata.at("/schemas/0/source").asString()).isEqualTo(source);
    assertThat(metadata.at("/schemas/0/core_version").asString()).isEqualTo(version);
    assertThat(metadata.path("failed").asInt()).isEqualTo(failures);
    assertThat(metadata.path("count").asInt()).isEqualTo(1);
    assertThat(
            JsonMapper.shared()
                .readTree(Files.readString(kept.resolve("v1/shop.Order.json")))
                .at("/x-core-version")
                .asString())
        .isEqualTo(version);
  }

  @Test
  void whatASchemaRefersToIsFoundBesideIt() throws IOException {
    write("v1/shop.Money.json", "{\"x-core-version\":\"1.2.0\",\"type\":\"integer\"}");
    write(
        "v1/shop.Order.json",
        Schemas.order("1.0.0")
            .replace("{\"type\": \"number\"}", "{\"$ref\": \"assay:v1/shop.Money@1\"}"));

    Run found = contracts(NOBODY, "--fail-open");
    Files.delete(directory.resolve("schemas/v1/shop.Money.json"));
    Run missing = contracts(NOBODY, "--fail-open");

    assertThat(found.exitCode()).as(found.toString()).isZero();
    assertThat(missing.out()).contains("'assay:v1/shop.Money@1' is not to be found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "{}",
        "{\"contracts\":[{}]}",
        "{\"contracts\":[{\"schema\":\"v1/a\"}]}",
        "{\"contracts\":[{\"schema\":\"a\",\"valid\":[\"good.jsonl\"]}]}",
        "{\"contracts\":[{\"schema\":\"v1/shop.Order\",\"valid\":[\"gone.jsonl\"]}]}"
      })
  void contractsThatCanNotBeUsedAreNamed(String text) throws IOException {
    write("contracts.json", text);

    Run run = contracts(NOBODY, "--fail-open");

    assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
    assertThat(run.err()).contains("correct");
  }

  @Test
  void theProjectsOwnContractsAreKeptByItsOwnSchemas() {
    for (String track : List.of("v1", "v2")) {
      Run run =
          Run.of(
              "ci",
              "contracts",
              "--track",
              track,
              "--dir",
              "../schemas",
              "--registry",
              NOBODY,
              "--fail-open");

      assertThat(run.exitCode()).as(run.toString()).isZero();
      assertThat(run.out()).startsWith("ok  " + track);
    }
  }

  private void serving(String text) {
    String version = JsonMapper.shared().readTree(text).path("x-core-version").asString();
    String sha = "a".repeat(64);
    stub.answers(
            "GET /index",
            200,
            "{\"tracks\":{\"v1\":{\"count\":1,\"schemas\":[{\"name\":\"shop.Order\",\"$schema_id\":\"shop.Order\",\"sha256\":\"%s\",\"latest_core_version\":\"%s\",\"deprecated\":false}]}},\"generated_at\":\"x\"}"
                .formatted(sha, version))
        .answers(
            "GET /schemas/v1/shop.Order",
            200,
            "{\"name\":\"shop.Order\",\"track\":\"v1\",\"core_version\":\"%s\",\"sha256\":\"%s\",\"$schema_id\":\"shop.Order\",\"content\":%s,\"deprecated\":false,\"deprecation_note\":null}"
                .formatted(version, sha, text));
  }

  private Run contracts(String registry, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "schema",
                "contracts",
                "--dir",
                directory.resolve("schemas").toString(),
                "--registry",
                registry));
    words.addAll(List.of(options));
    return Run.of(words.toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve("schemas").resolve(name);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    Files.writeString(file, text);
  }

  private static JsonNode document(Run run) {
    return JsonMapper.shared().readTree(run.out());
  }
}
