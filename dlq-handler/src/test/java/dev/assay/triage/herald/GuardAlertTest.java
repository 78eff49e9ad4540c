package dev.assay.triage.herald;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.GuardChange;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import dev.assay.triage.alert.WatchForms;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class GuardAlertTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aGuardThatTrippedIsAnAlertThatSaysWhatWasSeenAndWhatToDo() {
    ProducerRecord<byte[], byte[]> told =
        ChangeEvent.of(
                "guard/topic:t/8",
                ChangeType.GUARD_TRIPPED,
                "topic:t",
                NOON,
                new GuardChange(
                    "topic:t", "enforce", 8, 7, "a.A", 200, 61, 70, 2, "61 of 200 were rejected"))
            .toRecord("changes");

    Alert alert = GuardAlert.of(told.headers(), told.value()).orElseThrow();

    assertThat(alert.rule()).isEqualTo(AlertRule.GUARD_TRIPPED);
    assertThat(alert.id()).isEqualTo("guard/topic:t/8");
    assertThat(alert.headline()).isEqualTo("topic:t fell back from enforce to log-only");
    assertThat(alert.facts())
        .containsExactly(
            "61 of 200 were rejected",
            "70 events were dead-lettered under revision 7; revision 8 is in force now",
            "once it is mended: assay mode rearm topic:t");
    assertThat(alert.sourceTopics()).containsExactly("t");
    assertThat(WatchForms.readAlert(WatchForms.write(alert))).isEqualTo(alert);
  }

  @Test
  void nobodyIsAlertedOfAnythingElse() {
    ProducerRecord<byte[], byte[]> decided =
        ChangeEvent.of(
                "policy/*/8",
                ChangeType.POLICY_SET,
                "*",
                NOON,
                new PolicyChange("*", "off", 0, "log-only", 8, "ada", ""))
            .toRecord("changes");

    assertThat(GuardAlert.of(decided.headers(), decided.value())).isEqualTo(Optional.empty());
    assertThat(GuardAlert.of(new RecordHeaders(), new byte[] {'{'})).isEmpty();
    assertThat(GuardAlert.of(decided.headers(), null)).isEmpty();
  }
}
