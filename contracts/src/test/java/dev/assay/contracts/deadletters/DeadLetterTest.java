package dev.assay.contracts.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.schema.validation.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
  private static final Violation VIOLATION =
      new Violation(
          "/level", "enum", "#/properties/level/enum", "is none of the values", Optional.empty());
  private static final Failure FAILURE =
      new Failure(
          DeadLetterReason.SCHEMA_VIOLATION,
          Optional.of("v1/telemetry.FeedbackEvent@1.0.0"),
          List.of(VIOLATION),
          new FailureFingerprint("v1:0123456789abcdef"),
          7,
          "assay/0.1.0 validator-1");
  private static final DeadLetter LETTER =
      new DeadLetter(new Origin("telemetry.feedback", 3, 41, 1_700_000_000_000L), FAILURE, 2);

  @Test
  void writesExactlyTheHeadersOfTheContract() {
    Headers headers = new RecordHeaders();

    LETTER.writeTo(headers);

    assertThat(texts(headers))
        .containsExactly(
            "__streams.errors.topic=telemetry.feedback",
            "__streams.errors.partition=3",
            "__streams.errors.offset=41",
            "__streams.errors.exception=dev.assay.schema-violation",
            "__streams.errors.message=schema-violation at '/level': is none of the values",
            "kafka_dlt-original-topic=telemetry.feedback",
            "assay-reason=schema-violation",
            "assay-schema=v1/telemetry.FeedbackEvent@1.0.0",
            "assay-errors=[{\"instance\":\"/level\",\"keyword\":\"enum\",\"schema\":\"#/properties/level/enum\",\"message\":\"is none of the values\"}]",
            "assay-fingerprint=v1:0123456789abcdef",
            "assay-policy-revision=7",
            "assay-attempt=2",
            "assay-original-timestamp=1700000000000",
            "assay-validator=assay/0.1.0 validator-1");
  }

  @Test
  void whatIsWrittenIsReadBack() {
    Headers headers = new RecordHeaders();

    LETTER.writeTo(headers);

    assertThat(DeadLetter.readFrom(headers)).contains(LETTER);
  }

  @Test
  void replacesWhatSomebodyElseWroteInTheseNamesAndKeepsTheRest() {
    Headers headers = new RecordHeaders();
    headers.add("traceparent", "00-1-2-01".getBytes(UTF_8));
    headers.add("assay-verdict", "valid".getBytes(UTF_8));
    headers.add("assay-reason", "not-json".getBytes(UTF_8));
    headers.add("__streams.errors.stacktrace", "at …".getBytes(UTF_8));
    headers.add("kafka_dlt-original-offset", new byte[8]);
    headers.add("binary", new byte[] {0, -1});

    LETTER.writeTo(headers);

    assertThat(texts(headers))
        .startsWith("traceparent=00-1-2-01")
        .doesNotContain("assay-verdict=valid", "assay-reason=not-json")
        .noneMatch(text -> text.startsWith("__streams.errors.stacktrace"))
        .noneMatch(text -> text.startsWith("kafka_dlt-original-offset"));
    assertThat(headers.lastHeader("binary").value()).containsExactly(0, -1);
  }

  @Test
  void headersThatLackAPartAreNoDeadLetterOfOurs() {
    for (String needed :
        List.of(
            "assay-reason",
            "assay-fingerprint",
            "__streams.errors.topic",
            "__streams.errors.partition",
            "__streams.errors.offset")) {
      Headers headers = new RecordHeaders();
      LETTER.writeTo(headers);
      headers.remove(needed);

      assertThat(DeadLetter.readFrom(headers)).as("without %s", needed).isEmpty();
    }
  }

  @Test
  void aFingerprintThatIsNoneMakesItNoDeadLetterOfOurs() {
    Headers headers = new RecordHeaders();
    LETTER.writeTo(headers);
    headers.remove("assay-fingerprint");
    headers.add("assay-fingerprint", "v9:zz".getBytes(UTF_8));

    assertThat(DeadLetter.readFrom(headers)).isEmpty();
  }

  @Test
  void anAttemptThatIsNoCountIsTheFirst() {
    Headers headers = new RecordHeaders();
    headers.add("assay-attempt", "many".getBytes(UTF_8));

    assertThat(DeadLetter.attemptIn(headers)).isZero();
  }

  private static List<String> texts(Headers headers) {
    return Arrays.stream(headers.toArray())
        .map(header -> header.key() + "=" + new String(header.value(), UTF_8))
        .toList();
  }
}
