package dev.assay.registry.decision;

import dev.assay.contracts.enforcement.Cause;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.enforcement.GuardTrip;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact.PolicyLifted;
import dev.assay.contracts.facts.Fact.PolicySet;
import dev.assay.contracts.facts.Provenance;
import dev.assay.registry.decision.Command.EndPolicy;
import dev.assay.registry.decision.Command.LiftPolicy;
import dev.assay.registry.decision.Command.RearmPolicy;
import dev.assay.registry.decision.Command.SetPolicy;
import dev.assay.registry.decision.Command.TripGuard;
import dev.assay.registry.state.RegistryState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides what happens to invalid events, also where nobody asks: when a policy's time is over, or
 * its guard saw too much.
 *
 * <p>Those two speak of a revision, and change nothing where another stands. So any number of
 * replicas may wish for them, and the pen writes them once.
 *
 * @param state what is so
 */
record Enforcing(RegistryState state) {
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  Decision decide(SetPolicy set) {
    EnforcementPolicy wished =
        new EnforcementPolicy(
            set.scope(),
            set.rule(),
            state.nextPolicyRevision(),
            set.provenance().by(),
            set.reason(),
            set.provenance().at(),
            set.until().map(at -> new Ending(at, whatStaysOf(set.scope()))),
            new Cause.Operator());
    Optional<EnforcementPolicy> own = state.policy(set.scope());
    Optional<EnforcementPolicy> same = own.filter(policy -> isOfTheSameCommand(policy, wished));
    if (same.isPresent()) {
      return stood(same.get());
    }
    Optional<PolicyRefusal> no =
        moved(set.scope(), set.condition().ifRevision())
            .or(() -> tooSoon(set))
            .or(() -> own.filter(_ -> !set.condition().force()).flatMap(now -> tripped(set, now)));
    return no.<Decision>map(Enforcing::refused).orElseGet(() -> becomes(wished));
  }

  Decision decide(LiftPolicy wish) {
    if (state.policy(wish.scope()).isEmpty()) {
      return stood(state.policyInForce(wish.scope()));
    }
    return moved(wish.scope(), wish.ifRevision())
        .<Decision>map(Enforcing::refused)
        .orElseGet(
            () -> lifted(wish.scope(), new Cause.Operator(), wish.reason(), wish.provenance()));
  }

  Decision decide(RearmPolicy wish) {
    Optional<EnforcementPolicy> own = state.policy(wish.scope());
    Optional<EnforcementPolicy> same =
        own.filter(policy ->
            policy.by().equals(wish.provenance().by())
                && policy.reason().equals(wish.reason())
                && policy.since().equals(wish.provenance().at()));
    if (same.isPresent()) {
      return stood(same.get());
    }
    Optional<PolicyRefusal> moved = moved(wish.scope(), wish.ifRevision());
    if (moved.isPresent()) {
      return refused(moved.get());
    }
    Optional<GuardTrip> trip = own.flatMap(EnforcementPolicy::trip);
    if (trip.isEmpty()) {
      return refused(new PolicyRefusal.NothingTripped(state.policyInForce(wish.scope())));
    }
    Optional<Ending> ending = trip.get().ending();
    if (ending.stream().anyMatch(end -> !end.at().isAfter(wish.provenance().at()))) {
      return refused(new PolicyRefusal.TimeIsOver(wish.scope(), ending.get().at()));
    }
    return becomes(
        new EnforcementPolicy(
            wish.scope(),
            trip.get().rule(),
            state.nextPolicyRevision(),
            wish.provenance().by(),
            wish.reason(),
            wish.provenance().at(),
            ending,
            new Cause.Operator()));
  }

  Decision decide(EndPolicy wish) {
    Instant now = wish.provenance().at();
    Optional<EnforcementPolicy> ended =
        own(wish.scope(), wish.revision())
            .filter(policy -> policy.ending().stream().anyMatch(end -> !end.at().isAfter(now)));
    if (ended.isEmpty()) {
      return stood(state.policyInForce(wish.scope()));
    }
    Ending ending = ended.get().ending().orElseThrow();
    Cause cause = new Cause.Ended(wish.revision());
    String reason = "was decided until %s only".formatted(ending.at());
    return ending
        .then()
        .map(rule -> becomes(byItself(wish.scope(), rule, reason, cause, wish.provenance())))
        .orElseGet(() -> lifted(wish.scope(), cause, reason, wish.provenance()));
  }

  Decision decide(TripGuard wish) {
    Optional<EnforcementPolicy> guarded =
        own(wish.scope(), wish.revision()).filter(policy -> policy.rule().guard().isPresent());
    if (guarded.isEmpty()) {
      return stood(state.policyInForce(wish.scope()));
    }
    EnforcementPolicy policy = guarded.get();
    GuardLimits limits = policy.rule().guard().orElseThrow();
    GuardTrip trip =
        new GuardTrip(wish.revision(), policy.rule(), policy.ending(), wish.evidence());
    return becomes(
        byItself(
            wish.scope(),
            Rule.of(Mode.LOG_ONLY),
            wish.evidence().because(limits),
            new Cause.Tripped(trip),
            wish.provenance()));
  }

  private Optional<EnforcementPolicy> own(Scope scope, long revision) {
    return state.policy(scope).filter(policy -> policy.revision() == revision);
  }

  /**
   * What was last decided for the scope without an end: what a decision for a time goes back to.
   */
  private Optional<Rule> whatStaysOf(Scope scope) {
    return state
        .policy(scope)
        .flatMap(
            own -> own.ending().isPresent() ? own.ending().get().then() : Optional.of(own.rule()));
  }

  private Optional<PolicyRefusal> moved(Scope scope, Optional<Long> ifRevision) {
    EnforcementPolicy inForce = state.policyInForce(scope);
    return ifRevision
        .filter(expected -> expected != inForce.revision())
        .map(expected -> new PolicyRefusal.Moved(scope, expected, inForce));
  }

  private static Optional<PolicyRefusal> tooSoon(SetPolicy set) {
    Instant first = set.provenance().at().plus(SHORTEST);
    return set.until()
        .filter(until -> until.isBefore(first))
        .map(until -> new PolicyRefusal.TimeIsOver(set.scope(), until));
  }

  private static Optional<PolicyRefusal> tripped(SetPolicy set, EnforcementPolicy now) {
    return now.trip()
        .filter(_ -> set.rule().mode().isEnforcing())
        .map(trip -> new PolicyRefusal.GuardTripped(now, trip));
  }

  private EnforcementPolicy byItself(
      Scope scope, Rule rule, String reason, Cause cause, Provenance provenance) {
    return new EnforcementPolicy(
        scope,
        rule,
        state.nextPolicyRevision(),
        provenance.by(),
        reason,
        provenance.at(),
        Optional.empty(),
        cause);
  }

  private static Decision becomes(EnforcementPolicy policy) {
    return new Decision.Granted(List.of(new PolicySet(policy)), new Reply.PolicyStands(policy));
  }

  private Decision lifted(Scope scope, Cause cause, String reason, Provenance provenance) {
    PolicyLifted fact =
        new PolicyLifted(scope, state.nextPolicyRevision(), reason, cause, provenance);
    return new Decision.Granted(
        List.of(fact), new Reply.PolicyStands(state.apply(fact).policyInForce(scope)));
  }

  private static Decision stood(EnforcementPolicy policy) {
    return new Decision.AlreadySo(new Reply.PolicyStands(policy));
  }

  private static Decision refused(PolicyRefusal why) {
    return new Decision.Refused(new Refusal.OfPolicy(why));
  }

  /**
   * To the millisecond the same wish of the same principal for the same reason: a retry. A later
   * wish for the same mode is a decision of its own, with a revision to wait for.
   */
  private static boolean isOfTheSameCommand(EnforcementPolicy policy, EnforcementPolicy wished) {
    return policy.rule().equals(wished.rule())
        && policy.ending().map(Ending::at).equals(wished.ending().map(Ending::at))
        && policy.by().equals(wished.by())
        && policy.reason().equals(wished.reason())
        && policy.since().equals(wished.since());
  }
}
