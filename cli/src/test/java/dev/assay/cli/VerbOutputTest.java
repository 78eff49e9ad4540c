package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbOutputTest {
  private static final List<String> HELP_OF =
      List.of(
          "",
          "schema",
          "schema publish",
          "schema list",
          "schema get",
          "schema versions",
          "schema release",
          "schema references",
          "schema negotiate",
          "schema deprecate",
          "schema undeprecate",
          "schema delete",
          "schema restore",
          "schema purge",
          "schema level",
          "schema level get",
          "schema level set",
          "schema level unset",
          "schema check",
          "schema diff",
          "mode",
          "mode get",
          "mode set",
          "mode unset",
          "mode rearm",
          "mode history",
          "what-if",
          "produce",
          "generate",
          "dlq",
          "dlq list",
          "dlq show",
          "dlq mute",
          "dlq unmute",
          "dlq fixed",
          "dlq reopen",
          "dlq export",
          "alerts",
          "alerts test",
          "watch",
          "changes",
          "audit",
          "mirror",
          "mirror status",
          "mirror verify",
          "mirror rebuild",
          "backup",
          "backup create",
          "backup list",
          "backup verify",
          "backup restore",
          "backup prune",
          "doctor",
          "completion");

  @TempDir private Path directory;
  private final StubService stub = new StubService();

  @BeforeEach
  void answerAsRecorded() throws IOException {
    stub.answers("GET /index", 200, recorded("index"))
        .answers("GET /schemas/v1/telemetry.FeedbackEvent", 200, recorded("schema"))
        .answers("GET /schemas/v2/a.A?version=2.0.0-rc.1", 200, recorded("schema"))
        .answers("GET /schemas/v1/telemetry.FeedbackEvent/versions", 200, recorded("versions"))
        .answers("GET /enforcement", 200, recorded("policies"))
        .answers("GET /enforcement/topic:telemetry.feedback", 200, recorded("policy"))
        .answers("GET /failures", 200, recorded("failures"))
        .answers(
            "GET /failures?reason=schema-violation&schema=telemetry.FeedbackEvent",
            200,
            recorded("failures-of"))
        .answers("GET /failures/v1%3A5f2b8c0e9a17d3c4", 200, recorded("failure"))
        .answers("GET /changes?subject=v1%2Fticks&from=earliest", 200, recorded("changes"))
        .answers("GET /changes?from=17", 200, recorded("changes"))
        .answers("GET /audit?outcome=refused&limit=100", 200, recorded("audit"))
        .answers(
            "GET /failures/v1%3A5f2b8c0e9a17d3c4/timeline?unit=hour", 200, recorded("timeline"))
        .answers("PUT /failures/5f2b/state", 200, recorded("marked"))
        .answers("POST /alerts/test", 200, recorded("alerts-test"))
        .answers("GET /mirror", 200, recorded("mirror"))
        .answers("POST /mirror/rebuild", 200, recorded("mirror"));
  }

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "schema-list, schema list",
    "schema-get, schema get telemetry.FeedbackEvent.schema",
    "schema-get, schema get v2/a.A@2.0.0-rc.1",
    "schema-get, schema get v2/a.A --version 2.0.0-rc.1",
    "schema-versions, schema versions telemetry.FeedbackEvent",
    "mode-get, mode get",
    "mode-get-scope, mode get topic:telemetry.feedback",
    "changes, changes --subject v1/ticks",
    "changes, changes --since 17",
    "audit, audit --outcome refused",
    "mirror-status, mirror status",
    "mirror-status, mirror rebuild"
  })
  void whatTheRegistrySaysIsShownToPeopleAndAsADocument(String golden, String command) {
    assertGolden(golden, command + " --registry " + stub.url());
  }

  @ParameterizedTest
  @CsvSource({
    "dlq-list, dlq list",
    "dlq-list-of, dlq list --schema telemetry.FeedbackEvent --reason schema-violation",
    "dlq-show, dlq show v1:5f2b8c0e9a17d3c4",
    "dlq-mark, dlq mute 5f2b --until 2026-12-01T00:00:00Z --reason known",
    "dlq-mark, dlq unmute 5f2b",
    "dlq-mark, dlq fixed 5f2b",
    "dlq-mark, dlq reopen 5f2b",
    "alerts-test, alerts test"
  })
  void whatTheDeadLetterHandlerSaysIsShownToPeopleAndAsADocument(String golden, String command) {
    assertGolden(golden, command + " --dlq-handler " + stub.url());
  }

  @Test
  void followingShowsWhatComesSaysWhatIsGoneAndEndsAtTheLimit() throws IOException {
    String change = recorded("changes").split("\\[|,\\{\"specversion\"")[1];
    stub.answers(
        "GET /changes?from=earliest",
        200,
        "retry: 2000\n\nevent: gap\ndata: {\"asked\":3,\"goesOnAt\":17}\n\n: alive\n\nid: 17\ndata: %s\n\n"
            .formatted(change));

    Run run =
        Run.of(
            "changes --follow --since earliest --limit 1 --registry %s"
                .formatted(stub.url())
                .split(" "));

    assertThat(run.out())
        .isEqualTo(
            "2026-11-21T03:00:00Z  version-published   v1/ticks@1.1.0  minor after 1.0.0, id 3, by cli:ada\n");
    assertThat(run.err()).contains("between 3 and 17");
  }

  @Test
  void aMuteSaysUntilWhenAndWhy() {
    Run.of(
        "dlq",
        "mute",
        "5f2b",
        "--until",
        "2026-12-01T00:00:00Z",
        "--reason",
        "known",
        "--dlq-handler",
        stub.url());
    Run.of("dlq", "fixed", "5f2b", "--dlq-handler", stub.url());

    assertThat(stub.asked())
        .containsExactly(
            "PUT /failures/5f2b/state {\"state\":\"muted\",\"until\":\"2026-12-01T00:00:00Z\",\"reason\":\"known\"}",
            "PUT /failures/5f2b/state {\"state\":\"fixed\"}");
    assertThat(Run.of("dlq", "mute", "5f2b", "--for", "soon").err()).contains("'soon' is neither");
  }

  @Test
  void anExportReadsPageByPageAndReplacesNoFile() throws IOException {
    String letter =
        "{\"fingerprint\":\"v1:5f2b8c0e9a17d3c4\",\"dead_letter_topic\":\"t.dlq\",\"dead_letter_partition\":0,\"dead_letter_offset\":%d,\"failed_at_ms\":5,\"topic\":\"t\",\"partition\":0,\"offset\":1,\"timestamp_ms\":4,\"reason\":\"not-json\",\"message\":\"not-json\",\"attempt\":0,\"value\":\"e30=\",\"text\":\"{}\"}";
    stub.answers(
            "GET /failures/5f2b/letters",
            200,
            "{\"letters\":[%s],\"next\":\"abc\"}".formatted(letter.formatted(1)))
        .answers(
            "GET /failures/5f2b/letters?after=abc",
            200,
            "{\"letters\":[%s]}".formatted(letter.formatted(2)));
    Path file = directory.resolve("letters.ndjson");
    String command = "dlq export 5f2b --dlq-handler %s --out ".formatted(stub.url());

    Run run = Run.of((command + file).split(" "));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readAllLines(file)).containsExactly(letter.formatted(1), letter.formatted(2));
    assertThat(Run.of((command + file).split(" ")).err()).contains("is there already");
    assertThat(Run.of((command + "-").split(" ")).out()).isEqualTo(Files.readString(file));
  }

  @Test
  void publishingTellsOfEveryFileWhatBecameOfIt() throws IOException {
    Path track = Files.createDirectory(directory.resolve("v2"));
    Path fresh = track.resolve("a.A.json");
    Path broken = track.resolve("a.B.json");
    Files.writeString(fresh, "{\"type\":\"object\",\"x-core-version\":\"2.0.0\"}");
    Files.writeString(broken, "{\"type\":");
    stub.answers("POST /admin/schemas", 201, Map.of("Assay-Schema-Id", "3"), recorded("schema"))
        .answers("POST /admin/schemas", 200, Map.of("Assay-Schema-Id", "3"), recorded("schema"));
    String command = "schema publish %s %s --registry %s".formatted(fresh, broken, stub.url());

    Run first = Run.of(command.split(" "));
    Run second = Run.of((command + " --json").split(" "));

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.out()).isEqualTo("published v1/telemetry.FeedbackEvent@1.0.0 id 3\n");
    assertThat(first.err())
        .startsWith("assay: " + broken + ": schema file '" + broken + "' is not JSON: ");
    Golden.assertThatOutput(
        second
            .out()
            .replace(track.toString(), "v2")
            .replaceAll("is not JSON: .*\"", "is not JSON\""),
        "schema-publish.json");
    assertThat(stub.asked().getFirst())
        .isEqualTo(
            "POST /admin/schemas {\"name\":\"a.A\",\"track\":\"v2\",\"core_version\":\"2.0.0\","
                + "\"content\":{\"type\":\"object\",\"x-core-version\":\"2.0.0\"}}");
  }

  @Test
  void whatIsSaidOnTheCommandLineGoesBeforeThePathAndTheFile() throws IOException {
    Path file = directory.resolve("draft.json");
    Files.writeString(file, "{\"x-core-version\":\"1.0.0\"}");
    stub.answers("POST /admin/schemas", 200, recorded("schema"));

    Run run =
        Run.of(
            "schema",
            "publish",
            file.toString(),
            "--track",
            "v3",
            "--name",
            "b.B",
            "--version",
            "4.0.0",
            "--deprecated",
            "--note",
            "use c.C",
            "--registry",
            stub.url());

    assertThat(run.out()).isEqualTo("unchanged v1/telemetry.FeedbackEvent@1.0.0\n");
    assertThat(stub.asked().getFirst())
        .isEqualTo(
            "POST /admin/schemas {\"name\":\"b.B\",\"track\":\"v3\",\"core_version\":\"4.0.0\","
                + "\"content\":{\"x-core-version\":\"1.0.0\"},\"deprecated\":true,"
                + "\"deprecation_note\":\"use c.C\"}");
  }

  @ParameterizedTest
  @CsvSource({"mirror-verified, mirror-equal, 0", "mirror-differs, mirror-differs, 1"})
  void aMirrorThatDiffersIsAFailure(String golden, String recording, int exitCode)
      throws IOException {
    stub.answers("POST /mirror/verify", 200, recorded(recording));

    assertThat(Run.of("mirror", "verify", "--registry", stub.url()).exitCode()).isEqualTo(exitCode);
    assertGolden(golden, "mirror verify --registry " + stub.url());
  }

  @TestFactory
  Stream<DynamicTest> everyCommandHasHelpWithExamples() {
    return HELP_OF.stream()
        .map(command ->
            DynamicTest.dynamicTest(
                "assay " + command,
                () -> {
                  Run run = Run.of((command + " --help").strip().split(" "));
                  assertThat(run.exitCode()).isZero();
                  assertThat(run.out()).contains("Usage: assay", "Examples:", "  assay ");
                }));
  }

  @Test
  void theFirstHelpNamesEveryVerbAlsoThoseOfTheLauncher() {
    Golden.assertThatOutput(Run.of("--help").out(), "help.txt");
  }

  private static void assertGolden(String golden, String command) {
    assertAll(
        () -> Golden.assertThatOutput(Run.of(command.split(" ")).out(), golden + ".txt"),
        () ->
            Golden.assertThatOutput(
                Run.of((command + " --json").split(" ")).out(), golden + ".json"));
  }

  private static String recorded(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/recorded", name + ".json"));
  }
}
