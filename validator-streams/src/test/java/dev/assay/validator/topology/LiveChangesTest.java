package dev.assay.validator.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.rest.LogPosition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class LiveChangesTest {
  private static final String ANYTHING = "true";
  private static final String NOTHING = "false";

  @Test
  void aModeSwitchHoldsFromTheNextEventOn() {
    try (TestBench bench = TestBench.withSchema()) {
      assertThat(exit(bench, "loud")).isEqualTo("validated");
      bench.decide("schema:telemetry.FeedbackEvent", Rule.of(Mode.ENFORCE), 1);
      assertThat(exit(bench, "loud")).isEqualTo("dead-letters");
      bench.decide("schema:telemetry.FeedbackEvent", Rule.of(Mode.OFF), 2);
      assertThat(exit(bench, "loud")).isEqualTo("validated");
      assertThat(bench.counted())
          .containsExactlyInAnyOrder(
              "marked/schema-violation 1", "dead-lettered/schema-violation 1", "skipped/off 1");
    }
  }

  @Test
  void aNewVersionJudgesFromTheNextEventOn() {
    try (TestBench bench = enforcing()) {
      assertThat(exit(bench, "loud")).isEqualTo("dead-letters");
      bench.publish("v1/telemetry.FeedbackEvent", "1.1.0", ANYTHING);
      assertThat(exit(bench, "loud")).isEqualTo("validated");
    }
  }

  @Test
  void theHighestVersionJudgesWhateverTheOrderOfPublishing() {
    try (TestBench bench = enforcing()) {
      bench.publish("v1/telemetry.FeedbackEvent", "2.0.0-rc.1", ANYTHING);
      bench.publish("v1/telemetry.FeedbackEvent", "1.9.0", NOTHING);
      assertThat(exit(bench, "loud")).isEqualTo("validated");
    }
  }

  @Test
  void aDeprecatedVersionJudgesOnlyWhereThereIsNoOther() {
    try (TestBench bench = enforcing()) {
      bench.publish("v1/telemetry.FeedbackEvent", "1.1.0", ANYTHING);
      bench.state(Facts.deprecated("v1/telemetry.FeedbackEvent", "1.1.0", true));
      assertThat(exit(bench, "loud")).isEqualTo("dead-letters");
      bench.state(Facts.deprecated("v1/telemetry.FeedbackEvent", "1.0.0", true));
      assertThat(exit(bench, "loud")).isEqualTo("validated");
      bench.state(Facts.deprecated("v1/telemetry.FeedbackEvent", "1.0.0", false));
      assertThat(exit(bench, "loud")).isEqualTo("dead-letters");
    }
  }

  @Test
  void thePreferredTrackJudgesAndTheOtherOnlyWhereItHasNoSuchSchema() {
    try (TestBench bench = new TestBench(TestBench.binding(WhenUnchecked.PASS))) {
      bench.decide("*", Rule.of(Mode.ENFORCE), 1);
      bench.publish("v2/telemetry.FeedbackEvent", "1.0.0", NOTHING);
      assertThat(exit(bench, "ok")).isEqualTo("dead-letters");
      bench.publish("v1/telemetry.FeedbackEvent", "1.0.0", ANYTHING);
      assertThat(exit(bench, "ok")).isEqualTo("validated");
    }
  }

  @Test
  void aWithdrawnVersionGivesWayToTheOneBefore() {
    try (TestBench bench = enforcing()) {
      bench.publish("v1/telemetry.FeedbackEvent", "1.1.0", ANYTHING);
      bench.log("version/v1/telemetry.FeedbackEvent/1.1.0".getBytes(UTF_8), null);
      assertThat(exit(bench, "loud")).isEqualTo("dead-letters");
    }
  }

  @Test
  void anUnreadableFactMakesItsSubjectUncheckedUntilItIsReadable() {
    try (TestBench bench = enforcing()) {
      byte[] key = "version/v1/telemetry.FeedbackEvent/1.1.0".getBytes(UTF_8);
      bench.log(key, "{\"fact\":\"version-published\",\"form\":99}".getBytes(UTF_8));
      assertThat(exit(bench, "loud")).isEqualTo("validated");
      assertThat(bench.counted()).containsExactly("unchecked/internal 1");
      assertThat(bench.catalogue().now().unreadable()).containsKey(new String(key, UTF_8));
      bench.log(key, null);
      assertThat(exit(bench, "loud")).isEqualTo("dead-letters");
      assertThat(bench.catalogue().now().unreadable()).isEmpty();
    }
  }

  @Test
  void positionsTellTheLastOffsetsApplied() {
    try (TestBench bench = TestBench.withSchema()) {
      assertThat(bench.catalogue().position()).isEqualTo(new LogPosition(0, -1));
      bench.decide("*", Rule.of(Mode.ENFORCE), 1);
      bench.decide("*", Rule.of(Mode.OFF), 2);
      assertThat(bench.catalogue().position()).isEqualTo(new LogPosition(0, 1));
    }
  }

  private static TestBench enforcing() {
    TestBench bench = TestBench.withSchema();
    bench.decide("*", Rule.of(Mode.ENFORCE), 1);
    return bench;
  }

  private static String exit(TestBench bench, String level) {
    byte[] value = "{\"level\":\"%s\"}".formatted(level).getBytes(UTF_8);
    return bench.send("k", value, new RecordHeaders()).exit();
  }
}
