package dev.assay.validator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.deadletters.DeadLetter;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
  private static final byte[] VIOLATION = "{ \"level\" : \"loud\" }".getBytes(UTF_8);

  @Test
  void aDeadLetterSaysWhereItCameFromAndWhatWasWrongAndNothingElse() {
    try (TestBench bench = TestBench.withSchema()) {
      bench.decide("schema:telemetry.FeedbackEvent", Rule.of(Mode.ENFORCE), 12);
      TestBench.Sent sent = bench.send("k", VIOLATION, new RecordHeaders());
      DeadLetter letter = DeadLetter.readFrom(sent.out().headers()).orElseThrow();
      assertThat(sent.headers())
          .containsExactly(
              "__streams.errors.topic=telemetry.feedback",
              "__streams.errors.partition=0",
              "__streams.errors.offset=0",
              "__streams.errors.exception=dev.assay.schema-violation",
              "__streams.errors.message=" + letter.failure().message(),
              "kafka_dlt-original-topic=telemetry.feedback",
              "assay-reason=schema-violation",
              "assay-schema=v1/telemetry.FeedbackEvent@1.0.0",
              "assay-errors="
                  + dev.assay.contracts.deadletters.ViolationList.write(
                      letter.failure().violations()),
              "assay-fingerprint=" + letter.failure().fingerprint(),
              "assay-policy-revision=12",
              "assay-attempt=0",
              "assay-original-timestamp=1000",
              "assay-validator=" + TestBench.VALIDATOR,
              "assay-carrier=binding");
      assertThat(letter.failure().violations())
          .singleElement()
          .satisfies(violation -> {
            assertThat(violation.instanceLocation()).isEqualTo("/level");
            assertThat(violation.keyword()).isEqualTo("enum");
          });
    }
  }

  @Test
  void valueKeyAndForeignHeadersAreByteIdenticalAndInOrder() {
    try (TestBench bench = TestBench.withSchema()) {
      bench.decide("*", Rule.of(Mode.ENFORCE), 1);
      RecordHeaders headers = new RecordHeaders();
      headers.add("b", new byte[] {(byte) 0xff, 0}).add("a", new byte[0]).add("b", new byte[] {7});
      TestBench.Sent sent = bench.send("the key", VIOLATION, headers);
      assertThat(sent.out().key()).isEqualTo("the key".getBytes(UTF_8));
      assertThat(sent.out().value()).isEqualTo(VIOLATION);
      assertThat(sent.headerNames()).startsWith("b", "a", "b");
      assertThat(sent.out().headers().toArray()[0].value()).isEqualTo(new byte[] {(byte) 0xff, 0});
      assertThat(sent.out().headers().toArray()[2].value()).isEqualTo(new byte[] {7});
    }
  }

  @Test
  void verdictsFromOutsideAreTakenOffWhateverTheModeAndExit() {
    try (TestBench bench = TestBench.withSchema()) {
      for (Mode mode : new Mode[] {Mode.OFF, Mode.LOG_ONLY, Mode.ENFORCE}) {
        bench.decide("*", Rule.of(mode), 1);
        TestBench.Sent sent = bench.send("k", "{\"level\":\"ok\"}".getBytes(UTF_8), spoofed());
        assertThat(sent.headers())
            .as(mode.text())
            .containsExactly("mine=1", "__streams.errors.topic=elsewhere", "assay-attempt=2");
      }
    }
  }

  @Test
  void aDeadLetterCarriesItsOwnWordsInsteadOfSpoofedOnesAndKeepsCountingAttempts() {
    try (TestBench bench = TestBench.withSchema()) {
      bench.decide("*", Rule.of(Mode.ENFORCE), 1);
      TestBench.Sent sent = bench.send("k", VIOLATION, spoofed());
      assertThat(sent.headers())
          .contains("__streams.errors.topic=telemetry.feedback", "assay-reason=schema-violation")
          .contains("assay-attempt=2", "mine=1")
          .doesNotHaveDuplicates()
          .doesNotContain("assay-verdict=valid", "__streams.errors.topic=elsewhere");
    }
  }

  @Test
  void aMarkedEventTellsItsViolationsAndKeepsItsTimestamp() {
    try (TestBench bench = TestBench.withSchema()) {
      TestBench.Sent sent = bench.send("k", VIOLATION, spoofed());
      assertThat(sent.exit()).isEqualTo("validated");
      assertThat(sent.headers()).contains("assay-verdict=invalid").hasSize(5);
      assertThat(sent.out().timestamp()).isEqualTo(1000);
    }
  }

  private static RecordHeaders spoofed() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("mine", "1".getBytes(UTF_8));
    headers.add("assay-verdict", "valid".getBytes(UTF_8));
    headers.add("assay-reason", "internal".getBytes(UTF_8));
    headers.add("__streams.errors.topic", "elsewhere".getBytes(UTF_8));
    headers.add("assay-attempt", "2".getBytes(UTF_8));
    return headers;
  }
}
