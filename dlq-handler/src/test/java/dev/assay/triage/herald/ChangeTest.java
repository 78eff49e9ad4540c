package dev.assay.triage.herald;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.GuardChange;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.AlertRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void aGuardThatTrippedTodayIsNewsAndOneOfYesterdayIsHistory() {
    assertThat(Change.alerts(tripped(NOON.minus(Duration.ofHours(23))), NOON))
        .singleElement()
        .extracting(Alert::rule)
        .isEqualTo(AlertRule.GUARD_TRIPPED);
    assertThat(Change.alerts(tripped(NOON.minus(Duration.ofHours(24))), NOON)).isEmpty();
  }

  private static ConsumerRecord<byte[], byte[]> tripped(Instant at) {
    ProducerRecord<byte[], byte[]> told =
        ChangeEvent.of(
                "guard/topic:t/8",
                ChangeType.GUARD_TRIPPED,
                "topic:t",
                at,
                new GuardChange(
                    "topic:t", "enforce", 8, 7, "a.A", 200, 61, 70, 2, "61 of 200 were rejected"))
            .toRecord("changes");
    return new ConsumerRecord<>(
        "changes",
        0,
        0,
        at.toEpochMilli(),
        TimestampType.CREATE_TIME,
        0,
        0,
        told.key(),
        told.value(),
        told.headers(),
        Optional.empty());
  }
}
