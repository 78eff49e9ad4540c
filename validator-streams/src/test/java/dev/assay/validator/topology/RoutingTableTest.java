package dev.assay.validator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell: mode × kind of record × fail-open or fail-closed, with the exact headers. */
class RoutingTableTest {
  private static final String CANARY_KEY = "coordinator-1";
  private static final String OTHER_KEY = "coordinator-0";
  private static final List<String> DEAD_LETTER_HEADERS =
      List.of(
          "__streams.errors.topic",
          "__streams.errors.partition",
          "__streams.errors.offset",
          "__streams.errors.exception",
          "__streams.errors.message",
          "kafka_dlt-original-topic",
          "assay-reason",
          "assay-schema",
          "assay-errors",
          "assay-fingerprint",
          "assay-policy-revision",
          "assay-attempt",
          "assay-original-timestamp",
          "assay-validator",
          "assay-carrier");

  @ParameterizedTest(name = "{0}: {1}, when-unchecked={2} → {3}, counted as {4}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          off        | valid     | pass   | validated    | skipped/off
          off        | violation | pass   | validated    | skipped/off
          off        | not-json  | pass   | validated    | skipped/off
          off        | too-large | pass   | validated    | skipped/off
          off        | too-deep  | pass   | validated    | skipped/off
          off        | tombstone | pass   | validated    | skipped/tombstone
          off        | unknown   | refuse | validated    | skipped/off
          off        | internal  | refuse | validated    | skipped/off
          log-only   | valid     | pass   | validated    | valid/none
          log-only   | violation | pass   | validated    | marked/schema-violation
          log-only   | not-json  | pass   | validated    | marked/not-json
          log-only   | framed    | pass   | validated    | marked/schema-violation
          log-only   | too-large | pass   | validated    | marked/too-large
          log-only   | too-deep  | pass   | validated    | marked/too-deep
          log-only   | tombstone | refuse | validated    | skipped/tombstone
          log-only   | unknown   | pass   | validated    | unchecked/unknown-schema
          log-only   | unknown   | refuse | validated    | unchecked/unknown-schema
          log-only   | malformed | refuse | validated    | unchecked/unknown-schema
          log-only   | internal  | pass   | validated    | unchecked/internal
          log-only   | internal  | refuse | validated    | unchecked/internal
          canary-in  | valid     | pass   | validated    | valid/none
          canary-in  | violation | pass   | dead-letters | dead-lettered/schema-violation
          canary-in  | not-json  | pass   | dead-letters | dead-lettered/not-json
          canary-in  | too-large | pass   | dead-letters | dead-lettered/too-large
          canary-in  | too-deep  | pass   | dead-letters | dead-lettered/too-deep
          canary-in  | tombstone | refuse | validated    | skipped/tombstone
          canary-in  | unknown   | pass   | validated    | unchecked/unknown-schema
          canary-in  | unknown   | refuse | dead-letters | dead-lettered/unknown-schema
          canary-in  | internal  | pass   | validated    | unchecked/internal
          canary-in  | internal  | refuse | dead-letters | dead-lettered/internal
          canary-out | valid     | pass   | validated    | valid/none
          canary-out | violation | pass   | validated    | marked/schema-violation
          canary-out | not-json  | pass   | validated    | marked/not-json
          canary-out | too-large | pass   | validated    | marked/too-large
          canary-out | too-deep  | pass   | validated    | marked/too-deep
          canary-out | tombstone | refuse | validated    | skipped/tombstone
          canary-out | unknown   | refuse | validated    | unchecked/unknown-schema
          canary-out | internal  | refuse | validated    | unchecked/internal
          enforce    | valid     | pass   | validated    | valid/none
          enforce    | valid     | refuse | validated    | valid/none
          enforce    | violation | pass   | dead-letters | dead-lettered/schema-violation
          enforce    | not-json  | pass   | dead-letters | dead-lettered/not-json
          enforce    | framed    | pass   | dead-letters | dead-lettered/schema-violation
          enforce    | too-large | pass   | dead-letters | dead-lettered/too-large
          enforce    | too-deep  | pass   | dead-letters | dead-lettered/too-deep
          enforce    | tombstone | refuse | validated    | skipped/tombstone
          enforce    | unknown   | pass   | validated    | unchecked/unknown-schema
          enforce    | unknown   | refuse | dead-letters | dead-lettered/unknown-schema
          enforce    | malformed | pass   | validated    | unchecked/unknown-schema
          enforce    | malformed | refuse | dead-letters | dead-lettered/unknown-schema
          enforce    | internal  | pass   | validated    | unchecked/internal
          enforce    | internal  | refuse | dead-letters | dead-lettered/internal
          """)
  void everyCellOfTheRoutingTable(
      String mode, String kind, String whenUnchecked, String exit, String counted) {
    try (TestBench bench =
        TestBench.withSchema(WhenUnchecked.valueOf(whenUnchecked.toUpperCase(Locale.ROOT)))) {
      bench.publish("v1/telemetry.Broken", "1.0.0", "{\"type\":\"nonsense\"}");
      bench.decide("topic:" + TestBench.SOURCE, rule(mode), 7);
      byte[] value = value(kind);
      Headers headers = headers(kind);
      TestBench.Sent sent =
          bench.send(mode.equals("canary-out") ? OTHER_KEY : CANARY_KEY, value, headers);
      assertThat(sent.exit()).isEqualTo(exit);
      assertThat(bench.counted()).containsExactly(counted + " 1");
      assertThat(sent.out().value()).isEqualTo(value);
      assertThat(sent.out().timestamp())
          .isEqualTo(
              (exit.equals("validated") ? TestBench.EVENT_TIME : TestBench.NOW).toEpochMilli());
      assertThat(sent.headerNames()).isEqualTo(expectedHeaders(kind, exit, counted));
    }
  }

  private static List<String> expectedHeaders(String kind, String exit, String counted) {
    boolean claims = !claim(kind).isEmpty();
    List<String> names = new ArrayList<>(List.of("traceparent"));
    if (exit.equals("validated")) {
      names.addAll(claims ? List.of("assay-schema") : List.of());
      names.addAll(
          counted.startsWith("marked") ? List.of("assay-verdict", "assay-errors") : List.of());
      return names;
    }
    // What a claim says stays where nothing better is known; else the judging version replaces it.
    boolean schemaUnknown = kind.equals("unknown") || kind.equals("malformed");
    return Stream.concat(
            Stream.concat(
                names.stream(), schemaUnknown ? Stream.of("assay-schema") : Stream.empty()),
            DEAD_LETTER_HEADERS.stream()
                .filter(name -> !(schemaUnknown && name.equals("assay-schema"))))
        .toList();
  }

  private static Rule rule(String mode) {
    return switch (mode) {
      case "off" -> Rule.of(Mode.OFF);
      case "log-only" -> Rule.of(Mode.LOG_ONLY);
      case "enforce" -> Rule.of(Mode.ENFORCE);
      default -> Rule.canary(50);
    };
  }

  private static byte @Nullable [] value(String kind) {
    return switch (kind) {
      case "violation" -> "{\"level\":\"loud\"}".getBytes(UTF_8);
      case "not-json" -> "{\"level\":".getBytes(UTF_8);
      case "framed" -> new byte[] {0, 0, 0, 0, 1, '{', '}'};
      case "too-large" ->
          ("{\"level\":\"ok\",\"pad\":\"" + "x".repeat(300) + "\"}").getBytes(UTF_8);
      case "too-deep" -> "{\"level\":\"ok\",\"deep\":[[[[[[1]]]]]]}".getBytes(UTF_8);
      case "tombstone" -> null;
      default -> "{\"level\":\"ok\"}".getBytes(UTF_8);
    };
  }

  private static String claim(String kind) {
    return switch (kind) {
      case "unknown" -> "v1/telemetry.Nobody";
      case "malformed" -> "no schema at all!";
      case "internal" -> "v1/telemetry.Broken";
      default -> "";
    };
  }

  private static Headers headers(String kind) {
    Headers headers = new RecordHeaders().add("traceparent", "00-ab-cd-01".getBytes(UTF_8));
    return claim(kind).isEmpty()
        ? headers
        : headers.add("assay-schema", claim(kind).getBytes(UTF_8));
  }
}
