package dev.assay.validator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.bindings.BindingWords;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a value has to look like, which bytes are judged, and by which id. */
class FormsTest {
  /** {@code value} is text, after an optional hexadecimal frame in angle brackets. */
  @ParameterizedTest(name = "{0} {1} {2} → {3} by {4} from {5}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          auto      | -          | {"level":"ok"}                    | validated    | -       | -
          auto      | -          | {"level":"loud"}                  | dead-letters | own     | binding
          auto      | -          | <0000000001>{"level":"ok"}        | validated    | -       | -
          auto      | -          | <0000000001>{"level":"loud"}      | dead-letters | own     | confluent-frame
          auto      | -          | <0000000002>{"level":"loud"}      | dead-letters | other   | confluent-frame
          auto      | -          | <0000000063>{"level":"ok"}        | dead-letters | unknown | confluent-frame
          auto      | -          | <0000000000>{"level":"ok"}        | dead-letters | unknown | confluent-frame
          auto      | -          | <00ffffffff>{"level":"ok"}        | dead-letters | unknown | confluent-frame
          auto      | -          | <000000>                          | dead-letters | own     | binding
          auto      | -          | <0000000001>                      | dead-letters | own     | binding
          auto      | -          | <01000102030405060708090a0b0c0d0e0f>{"level":"ok"} | dead-letters | unknown | confluent-frame
          auto      | 0000000002 | {"level":"ok"}                    | dead-letters | other   | confluent-header
          auto      | 0000000001 | {"level":"ok"}                    | validated    | -       | -
          auto      | 32         | {"level":"ok"}                    | dead-letters | other   | confluent-header
          auto      | 000000     | {"level":"ok"}                    | dead-letters | unknown | confluent-header
          auto      | 01000102030405060708090a0b0c0d0e0f | {"level":"ok"} | dead-letters | unknown | confluent-header
          auto      | 0000000001 | <0000000002>{"level":"ok"}        | validated    | -       | -
          confluent | -          | <0000000001>{"level":"ok"}        | validated    | -       | -
          confluent | -          | <0000000002>{"level":"ok"}        | dead-letters | other   | confluent-frame
          confluent | 0000000001 | {"level":"ok"}                    | validated    | -       | -
          confluent | -          | {"level":"ok"}                    | dead-letters | frame   | binding
          confluent | -          | <0000>                            | dead-letters | frame   | binding
          raw       | -          | <0000000001>{"level":"ok"}        | dead-letters | own     | binding
          raw       | 0000000002 | {"level":"ok"}                    | dead-letters | other   | confluent-header
          raw       | -          | {"payload":{"level":"ok"},"meta":{"schema_id":"telemetry.FeedbackEvent"}} | dead-letters | own | binding
          envelope  | -          | {"payload":{"level":"ok"},"meta":{}}   | validated    | -        | -
          envelope  | -          | {"payload":{"level":"loud"}}      | dead-letters | own      | binding
          envelope  | -          | {"payload":{"level":"ok"},"meta":{"schema_id":"telemetry.Other"}} | dead-letters | other | envelope
          envelope  | -          | {"level":"ok"}                    | dead-letters | envelope | binding
          envelope  | -          | {"payload":{"level":"ok"},"payload":{"level":"ok"}} | dead-letters | envelope | binding
          envelope  | -          | {"payload":                       | dead-letters | own      | binding
          """)
  void theFormOfABindingSaysWhatIsJudgedAndByWhatTheSchemaIsFound(
      String form, String header, String value, String exit, String judgedBy, String carrier) {
    try (TestBench bench = bench(BindingWords.read(PayloadForm.class, "payload", form))) {
      RecordHeaders headers = new RecordHeaders();
      if (header != null) {
        headers.add("__value_schema_id", HexFormat.of().parseHex(header));
      }
      byte[] bytes = bytes(value);
      TestBench.Sent sent = bench.send("k", bytes, headers);

      assertThat(sent.exit()).isEqualTo(exit);
      assertThat(sent.out().value()).isEqualTo(bytes);
      assertThat(sent.out().key()).isEqualTo("k".getBytes(UTF_8));
      if (carrier != null) {
        assertThat(sent.headers()).contains("assay-carrier=" + carrier).anyMatch(says(judgedBy));
      }
    }
  }

  private static java.util.function.Predicate<String> says(String judgedBy) {
    String expected =
        switch (judgedBy) {
          case "own" -> "assay-schema=v1/telemetry.FeedbackEvent@1.0.0";
          case "other" -> "assay-schema=v1/telemetry.Other@1.0.0";
          case "unknown" -> "assay-reason=unknown-schema";
          default -> "assay-errors=[{\"instance\":\"\",\"keyword\":\"%s\"".formatted(judgedBy);
        };
    return header -> header.startsWith(expected);
  }

  @Test
  void anUnknownSchemaIsNamedInTheErrorsAndAllSuchAreOneGroup() {
    try (TestBench bench = bench(PayloadForm.AUTO)) {
      TestBench.Sent one = bench.send("k", bytes("<0000000063>{}"), new RecordHeaders());
      TestBench.Sent two = bench.send("k", bytes("<0000000064>{}"), new RecordHeaders());
      assertThat(one.headers()).anyMatch(header -> header.contains("no schema has the id 99"));
      assertThat(two.headers()).anyMatch(header -> header.contains("no schema has the id 100"));
      assertThat(one.out().headers().lastHeader("assay-fingerprint").value())
          .isEqualTo(two.out().headers().lastHeader("assay-fingerprint").value());
    }
  }

  @Test
  void howSchemasWereFoundIsCountedByCarrier() {
    try (TestBench bench = bench(PayloadForm.AUTO)) {
      bench.send("k", bytes("{\"level\":\"ok\"}"), new RecordHeaders());
      bench.send("k", bytes("<0000000001>{\"level\":\"ok\"}"), new RecordHeaders());
      bench.send("k", bytes("<0000000063>{}"), new RecordHeaders());
      String name = "assay_schema_resolution_total";
      assertThat(bench.metered(name, "carrier", "binding", "outcome", "found")).isEqualTo(1);
      assertThat(bench.metered(name, "carrier", "confluent-frame", "outcome", "found"))
          .isEqualTo(1);
      assertThat(bench.metered(name, "carrier", "confluent-frame", "outcome", "unknown"))
          .isEqualTo(1);
    }
  }

  @Test
  void aDeprecatedVersionIsUsedAndCounted() {
    try (TestBench bench = bench(PayloadForm.AUTO)) {
      bench.send("k", bytes("{\"level\":\"ok\"}"), new RecordHeaders());
      bench.state(Facts.deprecated("v1/telemetry.FeedbackEvent", "1.0.0", true));
      assertThat(bench.send("k", bytes("{\"level\":\"ok\"}"), new RecordHeaders()).exit())
          .isEqualTo("validated");
      assertThat(
              bench.metered(
                  "assay_deprecated_schema_total",
                  "schema",
                  "v1/telemetry.FeedbackEvent",
                  "version",
                  "1.0.0"))
          .isEqualTo(1);
    }
  }

  @Test
  void aPurgedIdIsUnknown() {
    try (TestBench bench = bench(PayloadForm.AUTO)) {
      bench.log("version/v1/telemetry.Other/1.0.0".getBytes(UTF_8), null);
      assertThat(bench.send("k", bytes("<0000000002>{}"), new RecordHeaders()).headers())
          .anyMatch(says("unknown"));
    }
  }

  @Test
  void aValidEventSaysSoOnlyWhereItsBindingAsksForIt() {
    Handling asking =
        new Handling(
            PayloadForm.AUTO, WhenUnchecked.PASS, Optional.empty(), true, Duration.ofSeconds(1));
    try (TestBench bench = bench(asking);
        TestBench silent = bench(PayloadForm.AUTO)) {
      RecordHeaders spoofed = new RecordHeaders();
      spoofed.add("assay-judged-by", "me".getBytes(UTF_8));
      assertThat(bench.send("k", bytes("{\"level\":\"ok\"}"), spoofed).headers())
          .containsExactly(
              "assay-verdict=valid", "assay-judged-by=v1/telemetry.FeedbackEvent@1.0.0");
      assertThat(silent.send("k", bytes("{\"level\":\"ok\"}"), spoofed).headers()).isEmpty();
    }
  }

  @Test
  void ofRepeatedMembersTheLastCountsOrTheEventIsRefusedAsTheBindingSays() {
    byte[] twice = bytes("{\"level\":\"loud\",\"level\":\"ok\"}");
    try (TestBench usual = bench(PayloadForm.AUTO);
        TestBench strict = bench(repeated(RepeatedMembers.REJECT));
        TestBench lenient = bench(repeated(RepeatedMembers.LAST_ONE_COUNTS))) {
      assertThat(usual.send("k", twice, new RecordHeaders()).exit()).isEqualTo("validated");
      assertThat(lenient.send("k", twice, new RecordHeaders()).exit()).isEqualTo("validated");
      assertThat(strict.send("k", twice, new RecordHeaders()).exit()).isEqualTo("dead-letters");
      assertThat(strict.send("k", bytes("{\"level\":\"ok\"}"), new RecordHeaders()).exit())
          .isEqualTo("validated");
    }
  }

  private static Handling repeated(RepeatedMembers repeated) {
    return new Handling(
        PayloadForm.AUTO,
        WhenUnchecked.REFUSE,
        Optional.of(repeated),
        false,
        Duration.ofSeconds(1));
  }

  private static byte[] bytes(String written) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int end = written.indexOf('>');
    if (written.startsWith("<")) {
      bytes.writeBytes(HexFormat.of().parseHex(written, 1, end));
    }
    bytes.writeBytes(
        written.substring(end < 0 || !written.startsWith("<") ? 0 : end + 1).getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static TestBench bench(PayloadForm form) {
    return bench(Handling.DEFAULT.withUnchecked(WhenUnchecked.REFUSE).withPayload(form));
  }

  private static TestBench bench(Handling handling) {
    TestBench bench = new TestBench(TestBench.binding(handling));
    bench.state(Facts.published(1, "v1/telemetry.FeedbackEvent", "1.0.0", TestBench.LEVELS));
    bench.state(Facts.published(2, "v1/telemetry.Other", "1.0.0", "false"));
    bench.decide("*", Rule.of(Mode.ENFORCE), 1);
    return bench;
  }
}
