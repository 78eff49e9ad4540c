package dev.assay.triage.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.FailureReason;
import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.LetterWriter;
import dev.assay.triage.group.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class IntakeTest {
  private static final Moment MOMENT =
      new Moment(
          Instant.ofEpochMilli(1_700_000_000_500L),
          new LetterPosition("telemetry.health.dlq", 2, 17));
  private static final Origin ORIGIN = new Origin("telemetry.health", 3, 41, 1_700_000_000_000L);

  @Test
  void aValidatorsDeadLetterSaysEverythingAboutItself() {
    Opened read = read(headers("v1/telemetry.HealthStatus@1.2.0"), "{\"a\":1}");

    assertThat(read.letter().fingerprint())
        .isEqualTo(new FailureFingerprint("v1:0123456789abcdef"));
    assertThat(read.letter().complaint())
        .isEqualTo(
            new Complaint(
                LetterWriter.ASSAY,
                "v1/telemetry.HealthStatus",
                FailureReason.of(DeadLetterReason.SCHEMA_VIOLATION),
                "required",
                "/components/*/name",
                "schema-violation at '/components/3': lacks a member"));
    assertThat(read.sample().origin()).isEqualTo(ORIGIN);
    assertThat(read.sample().moment()).isEqualTo(MOMENT);
    assertThat(read.sample().attempt()).isEqualTo(2);
    assertThat(read.sample().schema().map(Object::toString))
        .contains("v1/telemetry.HealthStatus@1.2.0");
    assertThat(read.sample().event().key()).contains(new EventText("k", false));
    assertThat(read.sample().event().value()).isEqualTo(new EventText("{\"a\":1}", false));
    assertThat(read.sample().violations()).hasSize(1);
  }

  @Test
  void withoutOurHeadersItIsUnreadableAndItsTopicIsTheDeadLetterTopic() {
    Opened read = read(new RecordHeaders(), "whatever");

    assertThat(read.letter().fingerprint())
        .isEqualTo(FailureFingerprint.ofUnreadable("telemetry.health.dlq"));
    assertThat(read.letter().complaint().reason()).isEqualTo(FailureReason.UNREADABLE);
    assertThat(read.letter().complaint().schema()).isEqualTo("unknown");
    assertThat(read.sample().origin())
        .isEqualTo(new Origin("telemetry.health.dlq", 2, 17, 1_700_000_000_500L));
  }

  @Test
  void anOriginThatIsNoPlaceMakesItUnreadable() {
    for (String[] wrong :
        List.of(
            new String[] {"__streams.errors.partition", "-1"},
            new String[] {"__streams.errors.offset", "-7"},
            new String[] {"__streams.errors.topic", " "},
            new String[] {"__streams.errors.topic", "t".repeat(300)})) {
      Headers headers = headers("v1/telemetry.HealthStatus@1.2.0");
      headers.remove(wrong[0]).add(wrong[0], wrong[1].getBytes(UTF_8));

      assertThat(read(headers, "{}").letter().complaint().reason())
          .as("%s = %s", wrong[0], wrong[1])
          .isEqualTo(FailureReason.UNREADABLE);
    }
  }

  @Test
  void aSchemaThatIsNoReferenceIsUnknown() {
    Opened read = read(headers("not a schema / at all"), "{}");

    assertThat(read.letter().complaint().schema()).isEqualTo("unknown");
    assertThat(read.sample().schema()).isEmpty();
  }

  @Test
  void anEventWithoutKeyAndValueIsADeadLetterAllTheSame() {
    Opened read =
        Intake.read(new Arrival(MOMENT, new RecordHeaders(), Optional.empty(), Optional.empty()));

    assertThat(read.sample().event().key()).isEmpty();
    assertThat(read.sample().event().value()).isEqualTo(EventText.EMPTY);
  }

  @Property(tries = 500)
  void whateverTheHeadersSayNothingIsThrownAndNothingDropped(
      @ForAll @Size(max = 8) List<byte[]> values, @ForAll byte[] value) {
    Headers headers = headers("v1/telemetry.HealthStatus@1.2.0");
    String[] names =
        List.of(headers.toArray()).stream().map(header -> header.key()).toArray(String[]::new);
    for (int i = 0; i < values.size(); i++) {
      headers.add(names[Math.floorMod(i * 5, names.length)], values.get(i));
    }

    assertThat(
            Intake.read(new Arrival(MOMENT, headers, Optional.of(value), Optional.of(value)))
                .letter()
                .moment())
        .isEqualTo(MOMENT);
  }

  private static Opened read(Headers headers, String value) {
    return Intake.read(
        new Arrival(
            MOMENT, headers, Optional.of("k".getBytes(UTF_8)), Optional.of(value.getBytes(UTF_8))));
  }

  private static Headers headers(String schema) {
    Violation violation =
        new Violation(
            "/components/3", "required", "#/required", "lacks a member", Optional.of("name"));
    Failure failure =
        new Failure(
            DeadLetterReason.SCHEMA_VIOLATION,
            Optional.of(schema),
            List.of(violation),
            new FailureFingerprint("v1:0123456789abcdef"),
            7,
            "assay/0.1.0 validator-1");
    Headers headers = new RecordHeaders();
    new DeadLetter(ORIGIN, failure, 2).writeTo(headers);
    return headers;
  }
}
