package dev.assay.contracts.enforcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.schema.SchemaName;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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
