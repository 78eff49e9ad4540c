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
  void itIsEffectiveOnceTheValidatorHasReachedTheAnswersOffset() {
    stub.answers("GET /status", 200, "{\"positions\":{\"schemas\":41,\"enforcement\":7}}")
        .answers("GET /status", 200, "{\"positions\":{\"schemas\":41,\"enforcement\":8}}");

    Run run = set("--percent", "5", "--reason", "try it");

    assertThat(run.out())
        .matches(
            "topic:telemetry.feedback is canary 5% \\(revision 8\\), effective after \\d+ ms\n");
    assertThat(run.err()).isEmpty();
    assertThat(stub.asked())
        .containsExactly(
            PUT + " {\"mode\":\"canary\",\"percent\":5,\"reason\":\"try it\"}",
            "GET /status",
            "GET /status");
  }

  @Test
  void theDocumentTellsPolicyOffsetAndEffect() {
    stub.answers("GET /status", 200, "{\"positions\":{\"schemas\":41,\"enforcement\":8}}");

    Run run = set("--percent", "5", "--reason", "try it", "--json");

    Golden.assertThatOutput(
        run.out().replaceAll("effective_after_ms\" : \\d+", "effective_after_ms\" : 12"),
        "mode-set.json");
  }

  @Test
  void withoutAnAnsweringValidatorTheDecisionStandsAndItsEffectIsUnknown() {
    Run run = set("--percent", "5", "--reason", "try it");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("(revision 8), but whether it is applied is unknown: ");
  }

  @Test
  void whoeverInsistsOnTheEffectGetsAFailureWhereItWasNotSeen() {
    assertThat(set("--percent", "5", "--reason", "try it", "--wait").exitCode()).isEqualTo(1);
  }

  @Test
  void theValidatorIsNotAskedWhereNobodyWantsToWait() {
    Run run = set("--no-wait", "--reason", "try it");

    assertThat(run.out()).isEqualTo("topic:telemetry.feedback is canary 5% (revision 8)\n");
    assertThat(stub.asked()).hasSize(1);
  }

  @Test
  void aDecisionWithoutReasonIsTakenWithARemark() {
    Run run = set("--no-wait");

    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEqualTo("no --reason given; the audit will not say why\n");
  }

  private Run set(String... more) {
    String[] begin = {
      "mode",
      "set",
      "topic:telemetry.feedback",
      "canary",
      "--registry",
      stub.url(),
      "--validator",
      stub.url()
    };
    return Run.of(Stream.of(begin, more).flatMap(Arrays::stream).toArray(String[]::new));
  }
}
