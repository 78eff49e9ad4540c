package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verbs that see schemas through their life. */
class SchemaLifeTest {
  @TempDir private Path directory;
  private final StubService stub = new StubService();

  @BeforeEach
  void answerAsRecorded() throws IOException {
    stub.answers("DELETE /schemas/v1/a.A?reason=by%20mistake", 200, recorded("impact"))
        .answers("DELETE /schemas/v1/a.A?dry_run=true", 200, recorded("impact-dry"))
        .answers("POST /schemas/v1/a.A@1.1.0/restore", 200, recorded("impact"))
        .answers("POST /schemas/v1/a.A@1/purge?dry_run=true", 200, recorded("impact-dry"))
        .answers("PUT /schemas/v1/a.A@1.0.0/deprecation", 200, recorded("impact"))
        .answers("DELETE /schemas/v1/a.A@1.0.0/deprecation", 200, recorded("impact"))
        .answers("GET /schemas/v1/a.A@1.1.0/references", 200, recorded("references"))
        .answers("GET /schemas/v1/a.A/referencedby", 200, recorded("referrers"))
        .answers("GET /negotiate?name=a.A%401&prefer=v2&fallback=v1", 200, recorded("negotiation"))
        .answers("GET /diff?from=a.A%401.0.0&to=a.A%40latest", 200, recorded("diff"))
        .answers("GET /compatibility", 200, recorded("levels"))
        .answers("GET /compatibility/subject:v1/a.A", 200, recorded("level"))
        .answers("PUT /compatibility/subject:v1/a.A", 200, recorded("level"))
        .answers("DELETE /compatibility/subject:v1/a.A?reason=enough", 200, recorded("level"))
        .answers("GET /schemas/v1/a.A?version=1", 200, recorded("schema"));
  }

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "schema-delete, schema delete a.A --reason by_mistake",
    "schema-delete-dry, schema delete a.A --dry-run",
    "schema-restore, schema restore a.A@1.1.0",
    "schema-purge-dry, schema purge a.A@1 --dry-run",
    "schema-deprecate, schema deprecate a.A@1.0.0 --note gone --sunset 2027-01-31 --successor v2/a.A",
    "schema-undeprecate, schema undeprecate a.A@1.0.0",
    "schema-references, schema references a.A@1.1.0",
    "schema-referrers, schema references a.A --by",
    "schema-negotiate, schema negotiate a.A@1",
    "schema-diff-published, schema diff a.A 1.0.0 latest",
    "schema-level-get-all, schema level get",
    "schema-level-get, schema level get v1/a.A",
    "schema-level-set, schema level set v1/a.A FULL --content strict --reason enough",
    "schema-level-unset, schema level unset v1/a.A --reason enough",
    "schema-get, schema get a.A@1"
  })
  void whatTheRegistrySaysIsShownToPeopleAndAsADocument(String golden, String command) {
    String[] words = command.split(" ");
    assertAll(
        () -> Golden.assertThatOutput(run(words).out(), golden + ".txt"),
        () -> Golden.assertThatOutput(run(with(words, "--json")).out(), golden + ".json"));
  }

  @Test
  void aDeprecationIsSentWithAllThatIsSaidOfIt() {
    run("schema deprecate a.A@1.0.0 --note gone --sunset 2027-01-31 --successor v2/a.A".split(" "));

    assertThat(stub.asked())
        .containsExactly(
            "PUT /schemas/v1/a.A@1.0.0/deprecation {\"note\":\"gone\",\"sunset\":\"2027-01-31\",\"successor\":\"v2/a.A\"}");
  }

  @Test
  void aReleaseIsOneRequest() throws IOException {
    Path track = Files.createDirectory(directory.resolve("v1"));
    Path one = Files.writeString(track.resolve("a.A.json"), "{}");
    Path two = Files.writeString(track.resolve("b.B.json"), "{\"x-core-version\":\"1.0.0\"}");
    stub.answers("POST /releases", 201, recorded("release"));
    String[] words = {"schema", "release", one.toString(), two.toString(), "--note", "week"};

    assertAll(
        () -> Golden.assertThatOutput(run(words).out(), "schema-release.txt"),
        () -> Golden.assertThatOutput(run(with(words, "--json")).out(), "schema-release.json"));
    assertThat(stub.asked().getFirst())
        .isEqualTo(
            "POST /releases {\"note\":\"week\",\"schemas\":[{\"name\":\"a.A\",\"track\":\"v1\",\"content\":{}},"
                + "{\"name\":\"b.B\",\"track\":\"v1\",\"core_version\":\"1.0.0\",\"content\":{\"x-core-version\":\"1.0.0\"}}]}");
  }

  @Test
  void aRehearsedPublishSaysWhatWouldHappen() throws IOException {
    Path file = Files.writeString(directory.resolve("a.A.json"), "{}");
    stub.answers("POST /admin/schemas?dry_run=true", 200, recorded("publication"));

    Run run = run("schema", "publish", file.toString(), "--dry-run");

    assertThat(run.out()).isEqualTo("would be published v1/a.A@2.0.0, bump major\n");
  }

  @Test
  void aStepThatIsTooSmallIsToldWithWhatWouldDoAndACounterExample() throws IOException {
    Path file = Files.writeString(directory.resolve("a.A.json"), "{}");
    stub.answers("POST /admin/schemas", 409, recorded("too-small"));

    Run people = run("schema", "publish", file.toString(), "--version", "1.1.0");
    Run document = run("schema", "publish", file.toString(), "--version", "1.1.0", "--json");

    assertThat(people.exitCode()).isEqualTo(1);
    assertThat(people.err())
        .contains("needs a major bump")
        .contains("publish this text as 2.0.0")
        .endsWith("; counter-example: {\"price\":1}\n");
    assertThat(document.out()).contains("\"next_version\" : \"2.0.0\"", "\"price\" : 1");
  }

  private Run run(String... words) {
    String[] cleaned = Arrays.stream(words).map(w -> w.replace('_', ' ')).toArray(String[]::new);
    return Run.of(with(cleaned, "--registry", stub.url()));
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
  }

  private static String recorded(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/recorded", name + ".json"));
  }
}
