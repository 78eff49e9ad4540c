package dev.assay.registry.decision;

import static dev.assay.registry.Wishes.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.assay.contracts.enforcement.Cause;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.GuardTrip.Evidence;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.decision.Command.EndPolicy;
import dev.assay.registry.decision.Command.LiftPolicy;
import dev.assay.registry.decision.Command.RearmPolicy;
import dev.assay.registry.decision.Command.SetPolicy;
import dev.assay.registry.decision.Command.TripGuard;
import dev.assay.registry.state.RegistryState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class EnforcingTest {
  private static final Scope A = Scope.parse("schema:a");
  private static final Instant EVENING = NOON.plus(Duration.ofHours(6));
  private static final GuardLimits LIMITS =
      new GuardLimits(5, Duration.ofSeconds(10), 100, OptionalInt.of(3));
  private static final Rule GUARDED = Rule.of(Mode.ENFORCE).guardedBy(LIMITS);
  private static final Evidence TOO_MANY = new Evidence("a", 200, 61, 70, 2);

  private RegistryState state = RegistryState.EMPTY;

  @Test
  void whoeverBuildsUponARevisionThatIsNoLongerInForceIsShownWhatStands() {
    grant(set(Rule.of(Mode.ENFORCE)));

    assertThat(refusal(set(Rule.of(Mode.OFF), Optional.of(0L), false)))
        .isInstanceOfSatisfying(
            PolicyRefusal.Moved.class,
            moved -> {
              assertThat(moved.stands().mode()).isEqualTo(Mode.ENFORCE);
              assertThat(moved.because())
                  .isEqualTo(
                      "schema:a is enforce at revision 1 (its own, by ada: r), not at revision 0");
            });
    assertThat(grant(set(Rule.of(Mode.OFF), Optional.of(1L), false)).revision()).isEqualTo(2);
  }

  @Test
  void theRevisionToBuildUponIsThatOfTheWiderScopeWhereThereIsNoOwnPolicy() {
    grant(set(Scope.EVERYTHING, Rule.of(Mode.ENFORCE), Optional.empty(), NOON));

    assertThat(grant(set(Rule.of(Mode.OFF), Optional.of(1L), false)).revision()).isEqualTo(2);
  }

  @Test
  void aDecisionForATimeGoesBackToTheLastOneWithoutAnEnd() {
    grant(set(Rule.canary(10)));
    grant(set(A, Rule.of(Mode.OFF), Optional.of(EVENING), NOON.plusSeconds(1)));
    EnforcementPolicy second =
        grant(set(A, Rule.of(Mode.ENFORCE), Optional.of(EVENING), NOON.plusSeconds(2)));

    assertThat(second.ending()).contains(new Ending(EVENING, Optional.of(Rule.canary(10))));
  }

  @Test
  void whatWasNeverDecidedGoesBackToTheWiderScopes() {
    grant(set(Scope.EVERYTHING, Rule.of(Mode.ENFORCE), Optional.empty(), NOON));
    EnforcementPolicy policy = grant(set(A, Rule.of(Mode.OFF), Optional.of(EVENING), NOON));

    apply(end(policy, EVENING));

    assertThat(policy.ending()).contains(new Ending(EVENING, Optional.empty()));
    assertThat(state.policyInForce(A).mode()).isEqualTo(Mode.ENFORCE);
    assertThat(state.nextPolicyRevision()).isEqualTo(4);
  }

  @Test
  void aPolicyEndsOnceAndNeverBeforeItsTime() {
    EnforcementPolicy policy = grant(set(A, Rule.of(Mode.OFF), Optional.of(EVENING), NOON));

    assertThat(decide(end(policy, EVENING.minusMillis(1)))).isInstanceOf(Decision.AlreadySo.class);
    apply(end(policy, EVENING));
    assertThat(decide(end(policy, EVENING))).isInstanceOf(Decision.AlreadySo.class);
  }

  @Test
  void whatWasDecidedMeanwhileIsNotEnded() {
    EnforcementPolicy policy = grant(set(A, Rule.of(Mode.OFF), Optional.of(EVENING), NOON));
    grant(set(A, Rule.of(Mode.OFF), Optional.of(EVENING.plusSeconds(60)), NOON.plusSeconds(1)));

    assertThat(decide(end(policy, EVENING))).isInstanceOf(Decision.AlreadySo.class);
  }

  @Test
  void whatWouldEndBeforeItBeginsIsRefused() {
    assertThat(refusal(set(A, Rule.of(Mode.OFF), Optional.of(NOON), NOON)))
        .isInstanceOf(PolicyRefusal.TimeIsOver.class);
  }

  @Test
  void aGuardTripsOnceHoweverManyReplicasWishForIt() {
    EnforcementPolicy guarded = grant(set(GUARDED));

    EnforcementPolicy fallen = apply(trip(guarded));

    assertThat(fallen.mode()).isEqualTo(Mode.LOG_ONLY);
    assertThat(fallen.by()).isEqualTo("assay");
    assertThat(fallen.reason())
        .isEqualTo("61 of 200 events of a (30.5%) were rejected within 10 s, more than 5%");
    assertThat(fallen.trip().orElseThrow().rule()).isEqualTo(GUARDED);
    assertThat(decide(trip(guarded))).isInstanceOf(Decision.AlreadySo.class);
    assertThat(decide(trip(fallen))).isInstanceOf(Decision.AlreadySo.class);
  }

  @Test
  void afterATripEnforcingTakesRearmingOrForce() {
    EnforcementPolicy fallen = apply(trip(grant(set(GUARDED))));

    assertThat(refusal(set(Rule.canary(1)))).isInstanceOf(PolicyRefusal.GuardTripped.class);
    assertThat(decide(set(Rule.of(Mode.OFF)))).isInstanceOf(Decision.Granted.class);
    assertThat(decide(set(Rule.of(Mode.ENFORCE), Optional.empty(), true)))
        .isInstanceOf(Decision.Granted.class);
    EnforcementPolicy armed =
        apply(new RearmPolicy(A, Optional.of(fallen.revision()), "mended", ada(NOON)));
    assertThat(armed.rule()).isEqualTo(GUARDED);
    assertThat(armed.cause()).isEqualTo(new Cause.Operator());
  }

  @Test
  void onlyWhatTrippedIsArmedAgainAndOnlyWithinItsTime() {
    grant(set(GUARDED));
    assertThat(refusal(new RearmPolicy(A, Optional.empty(), "", ada(NOON.plusSeconds(1)))))
        .isInstanceOf(PolicyRefusal.NothingTripped.class);

    apply(trip(grant(set(A, GUARDED, Optional.of(EVENING), NOON.plusSeconds(2)))));
    assertThat(refusal(new RearmPolicy(A, Optional.empty(), "", ada(EVENING))))
        .isInstanceOf(PolicyRefusal.TimeIsOver.class);
  }

  @Test
  void aTripForgetsTheEndSoThatNothingEnforcesAgainUnasked() {
    EnforcementPolicy enforcing = grant(set(A, GUARDED, Optional.of(EVENING), NOON));

    assertThat(apply(trip(enforcing)).ending()).isEmpty();
  }

  @Test
  void aLiftedScopeFollowsTheWiderOnesAndItsRevisionIsNeverGivenAgain() {
    grant(set(Rule.of(Mode.ENFORCE)));
    LiftPolicy lift = new LiftPolicy(A, Optional.empty(), "", ada(NOON.plusSeconds(1)));

    apply(lift);

    assertThat(state.policyInForce(A)).isEqualTo(EnforcementPolicy.DEFAULT);
    assertThat(state.nextPolicyRevision()).isEqualTo(3);
    assertThat(decide(lift)).isInstanceOf(Decision.AlreadySo.class);
    assertThat(state.facts()).hasOnlyElementsOfType(Fact.PolicyLifted.class);
  }

  private static SetPolicy set(Rule rule) {
    return set(rule, Optional.empty(), false);
  }

  private static SetPolicy set(Rule rule, Optional<Long> ifRevision, boolean force) {
    return new SetPolicy(
        A, rule, Optional.empty(), new SetPolicy.Condition(ifRevision, force), "r", ada(NOON));
  }

  private static SetPolicy set(Scope scope, Rule rule, Optional<Instant> until, Instant at) {
    return new SetPolicy(scope, rule, until, SetPolicy.Condition.NONE, "r", ada(at));
  }

  private static EndPolicy end(EnforcementPolicy policy, Instant at) {
    return new EndPolicy(policy.scope(), policy.revision(), new Provenance("assay", at));
  }

  private static TripGuard trip(EnforcementPolicy policy) {
    return new TripGuard(
        policy.scope(), policy.revision(), TOO_MANY, new Provenance("assay", NOON.plusSeconds(5)));
  }

  private static Provenance ada(Instant at) {
    return new Provenance("ada", at);
  }

  private Decision decide(Command command) {
    return Deciding.decide(command, state, new Comparisons());
  }

  private PolicyRefusal refusal(Command command) {
    return assertThat(decide(command))
        .asInstanceOf(type(Decision.Refused.class))
        .extracting(Decision.Refused::refusal)
        .asInstanceOf(type(Refusal.OfPolicy.class))
        .actual()
        .why();
  }

  private EnforcementPolicy grant(SetPolicy set) {
    return apply(set);
  }

  private EnforcementPolicy apply(Command command) {
    Decision.Granted granted =
        assertThat(decide(command)).asInstanceOf(type(Decision.Granted.class)).actual();
    for (Fact fact : granted.facts()) {
      state = state.apply(fact);
    }
    return assertThat(granted.reply())
        .asInstanceOf(type(Reply.PolicyStands.class))
        .actual()
        .policy();
  }
}
