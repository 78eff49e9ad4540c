package dev.assay.contracts.changes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class ChangeEventTest {
  private static final ChangeEvent EVENT =
      ChangeEvent.of(
          "version/v1/telemetry.FeedbackEvent/1.1.0",
          ChangeType.VERSION_PUBLISHED,
          "v1/telemetry.FeedbackEvent",
          Instant.parse("2026-11-21T10:00:00Z"),
          new VersionChange(
              "v1",
              "telemetry.FeedbackEvent",
              "1.1.0",
              Optional.of("1.0.0"),
              4,
              "telemetry.FeedbackEvent",
              "00",
              "minor",
              false,
              "ada"));

  @Test
  void isACloudEventInBinaryMode() {
    ProducerRecord<byte[], byte[]> record = EVENT.toRecord("assay.schema-changes");

    assertThat(
            Arrays.stream(record.headers().toArray())
                .map(h -> h.key() + "=" + new String(h.value(), UTF_8)))
        .containsExactly(
            "ce_specversion=1.0",
            "ce_id=version/v1/telemetry.FeedbackEvent/1.1.0",
            "ce_type=dev.assay.schema.version-published.v1",
            "ce_source=/assay/registry",
            "ce_subject=v1/telemetry.FeedbackEvent",
            "ce_time=2026-11-21T10:00:00Z",
            "content-type=application/json");
    assertThat(new String(record.key(), UTF_8)).isEqualTo("v1/telemetry.FeedbackEvent");
    assertThat(new String(record.value(), UTF_8))
        .contains("\"core_version\":\"1.1.0\"", "\"required_bump\":\"minor\"");
  }

  @Test
  void whatIsToldIsReadBack() {
    ProducerRecord<byte[], byte[]> record = EVENT.toRecord("assay.schema-changes");

    assertThat(ChangeEvent.read(record.headers(), record.value())).isEqualTo(EVENT);
  }

  @Test
  void aMissingAttributeIsNamed() {
    assertThatThrownBy(() -> ChangeEvent.read(new RecordHeaders(), new byte[0]))
        .hasMessage("header 'ce_type' is missing");
  }
}
