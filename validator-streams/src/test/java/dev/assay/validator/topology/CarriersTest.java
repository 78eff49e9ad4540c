package dev.assay.validator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which schema judges: each schema of this bench refuses everything, so the dead letter tells which
 * one it was.
 */
class CarriersTest {

  @ParameterizedTest(name = "{0} {1} {2} → {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -             | -                                           | {}                                                    | v1/telemetry.FeedbackEvent@1.0.0
          assay-schema  | telemetry.Other                             | {}                                                    | v1/telemetry.Other@1.1.0
          assay-schema  | telemetry.Other.schema                      | {}                                                    | v1/telemetry.Other@1.1.0
          assay-schema  | v2/telemetry.Other                          | {}                                                    | v2/telemetry.Other@2.0.0
          assay-schema  | telemetry.Other@1.0.0                       | {}                                                    | v1/telemetry.Other@1.0.0
          assay-schema  | telemetry.Other@2.0.0                       | {}                                                    | v2/telemetry.Other@2.0.0
          assay-schema  | v1/telemetry.Other@2.0.0                    | {}                                                    | unknown
          assay-schema  | v0/telemetry.Other                          | {}                                                    | unknown
          assay-schema  | telemetry.Other@latest                      | {}                                                    | v1/telemetry.Other@1.1.0
          assay-schema  | telemetry.Other@1.0                         | {}                                                    | v1/telemetry.Other@1.0.0
          assay-schema  | telemetry.Other@2                           | {}                                                    | v2/telemetry.Other@2.0.0
          assay-schema  | telemetry.Other@newest                      | {}                                                    | unknown
          ce_dataschema | assay:v2/telemetry.Other                    | {}                                                    | v2/telemetry.Other@2.0.0
          ce_dataschema | assay:!                                     | {}                                                    | unknown
          ce_dataschema | http://r:8081/schemas/v1/telemetry.Other    | {}                                                    | v1/telemetry.Other@1.1.0
          ce_dataschema | https://r/x/schemas/v1/telemetry.Other?version=1.0.0 | {}                                           | v1/telemetry.Other@1.0.0
          ce_dataschema | https://r/schemas/v1/telemetry.Other?a=b&version=1.0.0&c=d | {}                                     | v1/telemetry.Other@1.0.0
          ce_dataschema | https://r/schemas/latest/telemetry.Other    | {}                                                    | unknown
          ce_dataschema | https://elsewhere.example/other.json        | {}                                                    | v1/telemetry.FeedbackEvent@1.0.0
          -             | -    | {"id":1,"meta":{"schema_id":"telemetry.Other"},"payload":{}}                                 | v1/telemetry.Other@1.1.0
          -             | -    | {"payload":{},"meta":{"headers":{},"track":"v2","schema_id":"telemetry.Other"}}              | v2/telemetry.Other@2.0.0
          -             | -    | {"payload":{},"meta":{"track":null,"schema_id":"v2/telemetry.Other"}}                        | v2/telemetry.Other@2.0.0
          -             | -    | {"payload":{},"meta":{"track":"preview","schema_id":"telemetry.Other"}}                      | unknown
          -             | -    | {"payload":{},"meta":{"schema_id":"urn:other"}}                                              | v1/telemetry.Other@1.1.0
          -             | -    | {"payload":{},"meta":{"schema_id":"urn:nobody"}}                                             | unknown
          -             | -    | {"payload":{},"meta":{"schema_id":7}}                                                        | v1/telemetry.FeedbackEvent@1.0.0
          -             | -    | {"payload":{},"meta":{}}                                                                     | v1/telemetry.FeedbackEvent@1.0.0
          -             | -    | {"meta":{"schema_id":"telemetry.Other"}}                                                     | v1/telemetry.FeedbackEvent@1.0.0
          -             | -    | {"payload":{},"payload":{},"meta":{"schema_id":"telemetry.Other"}}                           | v1/telemetry.FeedbackEvent@1.0.0
          -             | -    | {"payload":{},"pa\\u0079load":{},"meta":{"schema_id":"telemetry.Other"}}                     | v1/telemetry.FeedbackEvent@1.0.0
          -             | -    | {"payload":{},"meta":{"schema_id":"telemetry.Other"},"meta":{}}                              | v1/telemetry.FeedbackEvent@1.0.0
          -             | -    | {"payload":{},"meta":{"schema_id":"telemetry.Other"},                                        | v1/telemetry.FeedbackEvent@1.0.0
          assay-schema  | telemetry.Other  | {"payload":{},"meta":{"schema_id":"telemetry.FeedbackEvent"}}                    | v1/telemetry.Other@1.1.0
          """)
  void theFirstCarrierThatSpeaksNamesTheSchema(
      String header, String claim, String value, String judgedBy) {
    try (TestBench bench = bench("false")) {
      RecordHeaders headers = new RecordHeaders();
      if (header != null) {
        headers.add(header, claim.getBytes(UTF_8));
      }
      TestBench.Sent sent = bench.send("k", value.getBytes(UTF_8), headers);
      assertThat(sent.exit()).isEqualTo("dead-letters");
      assertThat(sent.headers())
          .contains(
              judgedBy.equals("unknown")
                  ? "assay-reason=unknown-schema"
                  : "assay-schema=" + judgedBy);
    }
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"meta":{"schema_id":"telemetry.Other"},"payload":{"level":"ok"}}              | validated
          {"meta":{"schema_id":"telemetry.Other"}, "payload" : {"level":"ok"} , "a":[1]} | validated
          {"payload":{"level":"loud"},"meta":{"schema_id":"telemetry.Other"}}            | dead-letters
          {"payload":"text","meta":{"schema_id":"telemetry.Other"}}                      | dead-letters
          {"payload":12,"meta":{"schema_id":"telemetry.Other"}}                          | dead-letters
          {"payload":null,"meta":{"schema_id":"telemetry.Other"}}                        | dead-letters
          """)
  void thePayloadOfAnEnvelopeIsJudgedAndTheWholeGoesOut(String value, String exit) {
    try (TestBench bench = bench(TestBench.LEVELS)) {
      TestBench.Sent sent = bench.send("k", value.getBytes(UTF_8), new RecordHeaders());
      assertThat(sent.exit()).isEqualTo(exit);
      assertThat(new String(sent.out().value(), UTF_8)).isEqualTo(value);
    }
  }

  private static TestBench bench(String schema) {
    TestBench bench = new TestBench(TestBench.binding(WhenUnchecked.REFUSE));
    bench.publish("v1/" + TestBench.SCHEMA, "1.0.0", schema);
    bench.publish("v1/telemetry.Other", "1.0.0", schema);
    bench.publish("v1/telemetry.Other", "1.1.0", schema);
    bench.publish("v2/telemetry.Other", "2.0.0", schema);
    bench.state(Facts.publishedAs(9, "v3/telemetry.Other", "urn:other", schema));
    bench.decide("*", Rule.of(Mode.ENFORCE), 1);
    return bench;
  }
}
