package dev.assay.validator.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.assay.contracts.deadletters.DeadLetterReason;
import dev.assay.contracts.deadletters.Failure;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Policies;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Events;
import dev.assay.contracts.instances.InstanceReport.Group;
import dev.assay.schema.SchemaName;
import dev.assay.validator.judgement.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final SchemaName SCHEMA = new SchemaName("a.A");
  private static final FailureFingerprint ONE = new FailureFingerprint("v1:0000000000000001");
  private static final FailureFingerprint TWO = new FailureFingerprint("v1:0000000000000002");
  private static final Rule GUARDED =
      Rule.of(Mode.ENFORCE)
          .guardedBy(new GuardLimits(5, Duration.ofSeconds(10), 100, OptionalInt.of(1)));

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private long nowNanos;
  private final Ledger ledger = new Ledger(meters, () -> nowNanos);

  @Test
  void eventsAreCountedByThePolicyThatDecided() {
    EnforcementPolicy log = policy(1, Rule.of(Mode.LOG_ONLY));
    EnforcementPolicy enforce = policy(2, Rule.of(Mode.ENFORCE));
    note(new Outcome.Passed(SCHEMA), log);
    note(new Outcome.Marked(SCHEMA, failure(ONE)), log);
    note(new Outcome.Passed(SCHEMA), enforce);
    note(new Outcome.Refused(Optional.of(SCHEMA), failure(ONE)), enforce);

    assertThat(ledger.counted(inForce(enforce)))
        .extracting(Counted::revision, Counted::mode, Counted::events)
        .containsExactly(
            tuple(1L, "log-only", new Events(1, 1, 0, 0, 0)),
            tuple(2L, "enforce", new Events(1, 0, 1, 0, 0)));
    assertThat(
            meters
                .get(MetricNames.MODES)
                .tags(MetricNames.TOPIC, "t", MetricNames.MODE, "enforce")
                .counter()
                .count())
        .isEqualTo(2);
  }

  @Test
  void whatAReplacedPolicyCountedIsForgottenAfterAWhileAndWhatIsInForceStays() {
    note(new Outcome.Passed(SCHEMA), policy(1, Rule.of(Mode.LOG_ONLY)));
    note(new Outcome.Passed(SCHEMA), policy(2, Rule.of(Mode.ENFORCE)));
    Policies now = inForce(policy(2, Rule.of(Mode.ENFORCE)));
    for (int beat = 0; beat < 100; beat++) {
      nowNanos += Duration.ofMillis(500).toNanos();
      ledger.counted(now);
    }

    assertThat(ledger.counted(now)).extracting(Counted::revision).containsExactly(2L);
    assertThat(ledger.counted(now).getFirst().forMs()).isEqualTo(50_000);
  }

  @Test
  void groupsAreToldWithTheRevisionTheyWereSeenUnderFirstAndOnlyToAGuardThatAsks() {
    EnforcementPolicy guarded = policy(7, GUARDED);
    note(new Outcome.Marked(SCHEMA, failure(ONE)), policy(3, Rule.of(Mode.LOG_ONLY)));
    note(new Outcome.Refused(Optional.of(SCHEMA), failure(ONE)), guarded);
    note(new Outcome.Refused(Optional.of(SCHEMA), failure(TWO)), guarded);

    assertThat(ledger.counted(inForce(guarded)))
        .filteredOn(counted -> counted.revision() == 7)
        .first()
        .extracting(Counted::groups)
        .isEqualTo(List.of(new Group(ONE.value(), 3), new Group(TWO.value(), 7)));
    assertThat(ledger.counted(inForce(policy(7, Rule.of(Mode.ENFORCE)))))
        .allMatch(counted -> counted.groups().isEmpty());
  }

  @Test
  void thePaceIsThatOfTheLastTenSeconds() {
    EnforcementPolicy policy = policy(1, Rule.of(Mode.LOG_ONLY));
    for (int second = 0; second < 30; second++) {
      for (int event = 0; event < (second < 15 ? 100 : 20); event++) {
        note(new Outcome.Passed(SCHEMA), policy);
      }
      nowNanos += Duration.ofSeconds(1).toNanos();
      ledger.counted(inForce(policy));
    }

    assertThat(ledger.counted(inForce(policy)).getFirst().perSecond()).isEqualTo(20.0);
  }

  private void note(Outcome outcome, EnforcementPolicy policy) {
    ledger.note(Cell.of("t", outcome), outcome, policy);
  }

  private static Policies inForce(EnforcementPolicy policy) {
    return new Policies(Map.of(policy.scope(), policy));
  }

  private static EnforcementPolicy policy(long revision, Rule rule) {
    return new EnforcementPolicy(Scope.parse("topic:t"), rule, revision, "ada", "", Instant.EPOCH);
  }

  private static Failure failure(FailureFingerprint fingerprint) {
    return new Failure(
        DeadLetterReason.SCHEMA_VIOLATION,
        Optional.of("v1/a.A@1.0.0"),
        List.of(),
        fingerprint,
        1,
        "assay/test");
  }
}
