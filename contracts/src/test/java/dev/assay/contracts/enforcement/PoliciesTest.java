package dev.assay.contracts.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.schema.SchemaName;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliciesTest {
  private static final String TOPIC = "telemetry.feedback";
  private static final Optional<SchemaName> SCHEMA =
      Optional.of(new SchemaName("telemetry.FeedbackEvent"));

  @Test
  void topicBeatsSchemaBeatsEverything() {
    assertThat(mode("*", "schema:telemetry.FeedbackEvent", "topic:telemetry.feedback"))
        .isEqualTo("topic:telemetry.feedback");
    assertThat(mode("*", "schema:telemetry.FeedbackEvent"))
        .isEqualTo("schema:telemetry.FeedbackEvent");
    assertThat(mode("*", "topic:other", "schema:Other")).isEqualTo("*");
  }

  @Test
  void withoutAnyDecisionViolationsAreMarkedOnly() {
    EnforcementPolicy inForce = Policies.NONE.decide(TOPIC, SCHEMA);

    assertThat(inForce.mode()).isEqualTo(Mode.LOG_ONLY);
    assertThat(inForce.revision()).isZero();
  }

  @Test
  void anEventWithoutSchemaIsDecidedByItsTopicOrByEverything() {
    Policies policies = policies("topic:telemetry.feedback");

    assertThat(policies.decide(TOPIC, Optional.empty()).scope())
        .hasToString("topic:telemetry.feedback");
    assertThat(policies.decide("other", Optional.empty())).isEqualTo(EnforcementPolicy.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "topic:telemetry.feedback", "schema:telemetry.FeedbackEvent"})
  void scopesReadBackAsWritten(String text) {
    assertThat(Scope.parse(text)).hasToString(text);
  }

  @Test
  void aBareNameIsASchemasScope() {
    assertThat(Scope.parse("telemetry.FeedbackEvent.schema"))
        .hasToString("schema:telemetry.FeedbackEvent");
  }

  @Test
  void aShareGoesWithCanaryOnly() {
    assertThat(Rule.canary(5).enforcedPercent()).isEqualTo(5);
    assertThatThrownBy(() -> new Rule(Mode.ENFORCE, 50)).hasMessageContaining("enforce");
    assertThatThrownBy(() -> Rule.canary(100)).hasMessageContaining("1 to 99");
  }

  @Test
  void limitsThatLimitNothingAreRefusedWithWhatIsWrong() {
    Duration window = Duration.ofSeconds(10);
    assertThatThrownBy(() -> new GuardLimits(0, window, 1, OptionalInt.empty()))
        .hasMessageContaining("reject percent 0.0");
    assertThatThrownBy(() -> new GuardLimits(Double.NaN, window, 1, OptionalInt.empty()))
        .hasMessageContaining("reject percent NaN");
    assertThatThrownBy(() -> new GuardLimits(5, Duration.ZERO, 1, OptionalInt.empty()))
        .hasMessageContaining("window of 0 ms");
    assertThatThrownBy(() -> new GuardLimits(5, window, 0, OptionalInt.empty()))
        .hasMessageContaining("0 events");
    GuardLimits limits = new GuardLimits(5, window, 1, OptionalInt.of(3));
    assertThatThrownBy(() -> Rule.of(Mode.LOG_ONLY).guardedBy(limits))
        .hasMessageContaining("give it with canary or enforce");
    assertThat(limits).hasToString("5% of at least 1 events in 10 s, 3 new failure groups");
  }

  @Test
  void whatEndsLeavesWhatFollowsUnderTheSameRevision() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    Scope topic = Scope.parse("topic:telemetry.feedback");
    EnforcementPolicy forATime =
        new EnforcementPolicy(
            topic,
            Rule.of(Mode.OFF),
            4,
            "ada",
            "",
            Instant.EPOCH,
            Optional.of(new Ending(noon, Optional.of(Rule.canary(5)))),
            new Cause.Operator());
    Policies policies = new Policies(Map.of(topic, forATime));

    assertThat(policies.nextEnding()).contains(noon);
    assertThat(policies.endedBy(noon.minusMillis(1)).decide(TOPIC, SCHEMA)).isEqualTo(forATime);
    EnforcementPolicy then = policies.endedBy(noon).decide(TOPIC, SCHEMA);
    assertThat(then.rule()).isEqualTo(Rule.canary(5));
    assertThat(then.revision()).isEqualTo(4);
    assertThat(policies.endedBy(noon).nextEnding()).isEmpty();
  }

  @Test
  void anUnknownModeIsRefusedWithTheKnownOnes() {
    assertThatThrownBy(() -> Mode.parse("strict"))
        .hasMessage("mode 'strict' is none of off, log-only, canary, enforce");
  }

  private static String mode(String... scopes) {
    return policies(scopes).decide(TOPIC, SCHEMA).scope().toString();
  }

  private static Policies policies(String... scopes) {
    Map<Scope, EnforcementPolicy> byScope =
        Arrays.stream(scopes)
            .map(Scope::parse)
            .collect(Collectors.toMap(Function.identity(), PoliciesTest::policy));
    return new Policies(byScope);
  }

  private static EnforcementPolicy policy(Scope scope) {
    return new EnforcementPolicy(scope, Rule.of(Mode.ENFORCE), 1, "ada", "", Instant.EPOCH);
  }
}
