package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModeSetTest {
  private static final String PUT = "PUT /enforcement/topic:telemetry.feedback";

  private final StubService stub = new StubService();

  @BeforeEach
  void grant() throws IOException {
    stub.answers(
        PUT,
        200,
        Map.of("Assay-Offset", "41.8"),
        Files.readString(Path.of("src/test/resources/recorded/policy.json")));
  }

  @AfterEach
  void stopStub() {
    stub.close();
  }

  @Test
  void itIsEffectiveOnceEveryLiveValidatorHasReachedTheAnswersOffset() {
    stub.answers("GET /instances", 200, instances(live("a", 8), live("b", 7)))
        .answers("GET /instances", 200, instances(live("a", 8), live("b", 8), silent("c", 3)));

    Run run = set("--percent", "5", "--reason", "try it");

    assertThat(run.out())
        .matches(
            "topic:telemetry.feedback is canary 5% \\(revision 8\\), effective on 2 of 2 after \\d+ ms\n");
    assertThat(run.err()).isEmpty();
    assertThat(stub.asked())
        .containsExactly(
            PUT + " {\"mode\":\"canary\",\"percent\":5,\"reason\":\"try it\"}",
            "GET /instances",
            "GET /instances");
  }

  @Test
  void theDocumentTellsPolicyOffsetAndEffect() {
    stub.answers("GET /instances", 200, instances(live("a", 8)));

    Run run = set("--percent", "5", "--reason", "try it", "--json");

    Golden.assertThatOutput(
        run.out().replaceAll("effective_after_ms\" : \\d+", "effective_after_ms\" : 12"),
        "mode-set.json");
  }

  @Test
  void withoutAnAnswerTheDecisionStandsAndItsEffectIsUnknown() {
    Run run = set("--percent", "5", "--reason", "try it");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("(revision 8), but whether it is applied is unknown: ");
  }

  @Test
  void whoeverInsistsOnTheEffectGetsAFailureThatNamesWhoLags() {
    stub.answers("GET /instances", 200, instances(live("a", 8), live("b", 7)));

    Run run = set("--percent", "5", "--reason", "try it", "--wait", "--timeout", "0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .containsPattern(
            "effective on 1 of 2 only after \\d+ ms: b lags at revision 7, heard of 120 ms ago");
  }

  @Test
  void whereNobodyIsLiveNothingIsEffective() {
    stub.answers("GET /instances", 200, instances(silent("c", 8)));

    Run run = set("--reason", "try it", "--wait", "--timeout", "0");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).contains("but no validator is live");
  }

  @Test
  void nobodyIsAskedWhereNobodyWantsToWait() {
    Run run = set("--no-wait", "--reason", "try it");

    assertThat(run.out()).isEqualTo("topic:telemetry.feedback is canary 5% (revision 8)\n");
    assertThat(stub.asked()).hasSize(1);
  }

  @Test
  void endGuardAndForceAreHandedOn() {
    set(
        "--no-wait",
        "--reason",
        "r",
        "--until",
        "2026-11-21T18:00:00Z",
        "--guard",
        "0.5",
        "--guard-window",
        "10",
        "--guard-groups",
        "3",
        "--force");

    assertThat(stub.asked())
        .containsExactly(
            PUT
                + " {\"mode\":\"canary\",\"reason\":\"r\",\"until\":\"2026-11-21T18:00:00Z\","
                + "\"guard\":{\"reject_percent\":0.5,\"window_ms\":10000,\"new_groups\":3},\"force\":true}");
  }

  @Test
  void whatStandsNowIsShownWhereSomebodyElseDecided() throws IOException {
    stub.answers(
        "DELETE /enforcement/topic:telemetry.feedback?reason=r",
        412,
        "{\"status\":412,\"detail\":\"it is enforce at revision 9, not at revision 8\"}");

    Run run =
        Run.of(
            "mode",
            "unset",
            "topic:telemetry.feedback",
            "--if-revision",
            "8",
            "--reason",
            "r",
            "--registry",
            stub.url());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("it is enforce at revision 9, not at revision 8");
  }

  @Test
  void historyIsShownNewestFirst() throws IOException {
    stub.answers(
        "GET /changes?type=policy-set&limit=1000&from=earliest",
        200,
        Files.readString(Path.of("src/test/resources/recorded/policy-changes.json")));

    Golden.assertThatOutput(
        Run.of("mode", "history", "--registry", stub.url()).out(), "mode-history.txt");
    Golden.assertThatOutput(
        Run.of("mode", "history", "--limit", "1", "--json", "--registry", stub.url()).out(),
        "mode-history.json");
  }

  private static String instances(String... each) {
    return "{\"instances\":[%s]}".formatted(String.join(",", each));
  }

  private static String live(String name, long offset) {
    return instance(name, offset, true);
  }

  private static String silent(String name, long offset) {
    return instance(name, offset, false);
  }

  private static String instance(String name, long offset, boolean live) {
    return """
    {"instance":"%s","incarnation":"a1","live":%s,"silent_ms":120,"report":{"host":"h",\
    "application":"a","version":"1","started_ms":1,"beat_ms":500,"state":"RUNNING",\
    "schemas_offset":41,"enforcement_offset":%d,"policy_revision":%d,"assignment":[],"counts":[]}}\
    """
        .formatted(name, live, offset, offset);
  }

  @Test
  void aDecisionWithoutReasonIsTakenWithARemark() {
    Run run = set("--no-wait");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("no --reason given; the audit will not say why\n");
  }

  private Run set(String... more) {
    String[] begin = {
      "mode", "set", "topic:telemetry.feedback", "canary", "--registry", stub.url()
    };
    return Run.of(Stream.of(begin, more).flatMap(Arrays::stream).toArray(String[]::new));
  }
}
