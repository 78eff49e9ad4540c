package dev.assay.devstack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.json.WireJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void showsEachSchemaOutcomeAndReasonWithTheLastSecondAndTheTotal() {
    Counts before = counts(1000, 990, 10);
    Counts now = counts(1510, 1490, 20);

    List<String> lines = Screen.lines(List.of("header"), now, now.since(before));

    assertThat(lines).startsWith("header");
    assertThat(lines)
        .anyMatch(line -> line.matches(".*in 510/s +valid 500 +marked 0 +dead-lettered 10 .*"));
    assertThat(lines)
        .anyMatch(line -> line.matches(" +telemetry.FeedbackEvent +valid +500 +1,490"))
        .anyMatch(line ->
            line.matches(" +telemetry.FeedbackEvent +dead-lettered +schema-violation +10 +20"))
        .anyMatch(line ->
            line.matches(" +telemetry.feedback +canary 5 % \\(schema:telemetry.FeedbackEvent\\)"));
  }

  @Test
  void aValidatorThatStartedAnewCountsFromNothing() {
    assertThat(counts(5, 5, 0).since(counts(1000, 990, 10))).isEqualTo(counts(5, 5, 0));
  }

  private static Counts counts(int in, int valid, int refused) {
    return Counts.read(
        WireJson.MAPPER.readTree(
            """
            {"topics": [{"topic": "telemetry.feedback", "in": %d, "counts": [
               {"schema": "telemetry.FeedbackEvent", "outcome": "valid", "reason": "none", "events": %d},
               {"schema": "telemetry.FeedbackEvent", "outcome": "dead-lettered", "reason": "schema-violation", "events": %d}]}],
             "bindings": [{"source": "telemetry.feedback", "mode": "canary", "enforced_percent": 5,
                           "policy_scope": "schema:telemetry.FeedbackEvent"}]}
            """
                .formatted(in, valid, refused)));
  }
}
