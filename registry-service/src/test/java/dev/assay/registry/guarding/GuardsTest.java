package dev.assay.registry.guarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.GuardTrip.Evidence;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Events;
import dev.assay.contracts.instances.InstanceReport.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static final long SECOND = 1_000_000_000L;
  private static final GuardLimits LIMITS =
      new GuardLimits(10, Duration.ofSeconds(10), 100, OptionalInt.of(2));
  private static final InstanceId ONE = new InstanceId("one", "a");
  private static final InstanceId TWO = new InstanceId("two", "b");

  private final Guards guards = new Guards();

  @BeforeEach
  void guard() {
    guards.guard(
        List.of(
            new EnforcementPolicy(
                Scope.parse("topic:t"),
                Rule.of(Mode.ENFORCE).guardedBy(LIMITS),
                7,
                "ada",
                "",
                Instant.EPOCH)));
  }

  @Test
  void whatTwoInstancesRejectTogetherIsTooMuch() {
    tell(ONE, "a", 1, events(54, 6));
    assertThat(guards.look(SECOND)).isEmpty();

    tell(TWO, "a", 1, events(46, 6));

    assertThat(evidence(SECOND)).containsExactly(new Evidence("a", 112, 12, 12, 0));
  }

  @Test
  void exactlyTheShareThatIsAllowedIsNotTooMuch() {
    tell(ONE, "a", 1, events(90, 10));

    assertThat(guards.look(SECOND)).isEmpty();
  }

  @Test
  void ofManySchemasTheOneThatIsBrokenIsFound() {
    tell(ONE, "fine", 1, events(100_000, 0));
    tell(ONE, "broken", 1, events(0, 100));

    assertThat(evidence(SECOND)).extracting(Evidence::schema).containsExactly("broken");
  }

  @Test
  void whatLiesBeforeTheWindowIsForgiven() {
    tell(ONE, "a", 1, events(1_000, 100));
    assertThat(guards.look(SECOND)).isEmpty();
    tell(ONE, "a", 2, events(1_000, 111));
    assertThat(guards.look(2 * SECOND)).isEmpty();
    tell(ONE, "a", 8, events(1_100, 111));
    tell(ONE, "a", 13, events(1_199, 111));

    assertThat(guards.look(13 * SECOND)).isEmpty();
    tell(ONE, "a", 14, events(1_199, 140));
    assertThat(evidence(14 * SECOND)).containsExactly(new Evidence("a", 228, 29, 140, 0));
  }

  @Test
  void countsFromBeforeAnybodyListenedBelongToNoWindow() {
    guards.told(ONE, report("a", 3_600_000, events(0, 5_000)), SECOND, true);
    guards.told(TWO, report("a", 100, events(0, 5_000)), SECOND, false);
    assertThat(guards.look(SECOND)).isEmpty();

    guards.told(TWO, report("a", 600, events(0, 5_100)), 2 * SECOND, true);

    assertThat(evidence(2 * SECOND)).containsExactly(new Evidence("a", 100, 100, 10_100, 0));
  }

  @Test
  void aReportToldTwiceOrLostCountsOnce() {
    tell(ONE, "a", 1, events(54, 6));
    tell(ONE, "a", 2, events(54, 6));
    tell(ONE, "a", 3, events(108, 12));

    assertThat(guards.look(3 * SECOND)).isEmpty();
    tell(ONE, "a", 4, events(108, 13));
    assertThat(evidence(4 * SECOND)).containsExactly(new Evidence("a", 121, 13, 13, 0));
  }

  @Test
  void whatACanaryOnlyMarksCountsAsRejected() {
    tell(ONE, "a", 1, new Events(80, 19, 1, 500, 0));

    assertThat(evidence(SECOND)).containsExactly(new Evidence("a", 100, 20, 1, 0));
  }

  @Test
  void newFailureGroupsAreTooManyWhateverTheirEvents() {
    guards.told(
        ONE, withGroups(group("v1:a", 7), group("v1:b", 7), group("v1:c", 7)), SECOND, true);
    guards.told(TWO, withGroups(group("v1:c", 3)), SECOND, true);
    assertThat(guards.look(SECOND)).isEmpty();

    guards.told(TWO, withGroups(group("v1:c", 3), group("v1:d", 7)), SECOND, true);

    assertThat(evidence(SECOND)).extracting(Evidence::newGroups).containsExactly(3);
  }

  @Test
  void anInstanceThatStartsAnewKnowsNoGroupButItIsRemembered() {
    guards.told(ONE, withGroups(group("v1:a", 2), group("v1:b", 2)), SECOND, true);

    guards.told(
        TWO, withGroups(group("v1:a", 7), group("v1:b", 7), group("v1:c", 7)), SECOND, true);

    assertThat(guards.look(SECOND)).isEmpty();
  }

  @Test
  void aPolicyThatIsNotInForceAnyMoreIsNotGuarded() {
    tell(ONE, "a", 1, events(0, 1_000));

    guards.guard(List.of());

    assertThat(guards.look(SECOND)).isEmpty();
  }

  private void tell(InstanceId id, String schema, long second, Events events) {
    guards.told(id, report(schema, 500, events), second * SECOND, true);
  }

  private List<Evidence> evidence(long nowNanos) {
    return guards.look(nowNanos).stream().map(Guards.Excess::evidence).toList();
  }

  private static Events events(long valid, long deadLettered) {
    return new Events(valid, 0, deadLettered, 0, 0);
  }

  private static Group group(String fingerprint, long revision) {
    return new Group(fingerprint, revision);
  }

  private static InstanceReport withGroups(Group... groups) {
    return report("a", 500, Events.NONE, groups);
  }

  private static InstanceReport report(String schema, long forMs, Events events, Group... groups) {
    return new InstanceReport(
        "host",
        "app",
        "1",
        0,
        500,
        "RUNNING",
        0,
        7,
        7,
        List.of(),
        List.of(new Counted("t", schema, 7, "enforce", forMs, 0, events, List.of(groups))));
  }
}
