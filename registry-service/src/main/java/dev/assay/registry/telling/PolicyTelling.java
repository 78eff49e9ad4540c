package dev.assay.registry.telling;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.GuardChange;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Ending;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.GuardTrip;
import dev.assay.contracts.facts.Fact.PolicyLifted;
import dev.assay.contracts.rest.GuardBody;
import dev.assay.registry.state.RegistryState;
import java.util.List;
import java.util.Optional;

/** Tells what was decided about enforcement. */
final class PolicyTelling {
  private PolicyTelling() {}

  /** The policy, and the guard's alarm where a guard made it so. */
  static List<ChangeEvent> set(EnforcementPolicy policy, RegistryState before) {
    ChangeEvent told = event(policy.scope().toString(), change(policy, before), policy);
    return policy
        .trip()
        .map(trip -> List.of(told, alarm(policy, trip)))
        .orElseGet(() -> List.of(told));
  }

  private static PolicyChange change(EnforcementPolicy policy, RegistryState before) {
    return new PolicyChange(
        policy.scope().toString(),
        policy.mode().text(),
        policy.rule().enforcedPercent(),
        before.policyInForce(policy.scope()).mode().text(),
        policy.revision(),
        policy.by(),
        policy.reason(),
        Optional.of(policy.cause().text()),
        Optional.empty(),
        policy.ending().map(ending -> ending.at().toString()),
        policy.ending().flatMap(Ending::then).map(Rule::toString),
        policy.rule().guard().map(GuardBody::of));
  }

  private static ChangeEvent event(String scope, PolicyChange change, EnforcementPolicy policy) {
    return ChangeEvent.of(
        "policy/%s/%d".formatted(scope, change.revision()),
        ChangeType.POLICY_SET,
        scope,
        policy.since(),
        change);
  }

  private static ChangeEvent alarm(EnforcementPolicy policy, GuardTrip trip) {
    String scope = policy.scope().toString();
    GuardTrip.Evidence seen = trip.evidence();
    return ChangeEvent.of(
        "guard/%s/%d".formatted(scope, policy.revision()),
        ChangeType.GUARD_TRIPPED,
        scope,
        policy.since(),
        new GuardChange(
            scope,
            trip.rule().toString(),
            policy.revision(),
            trip.revision(),
            seen.schema(),
            seen.judged(),
            seen.rejected(),
            seen.deadLettered(),
            seen.newGroups(),
            policy.reason()));
  }

  static ChangeEvent lifted(PolicyLifted lifted, RegistryState before, RegistryState after) {
    String scope = lifted.scope().toString();
    EnforcementPolicy now = after.policyInForce(lifted.scope());
    return ChangeEvent.of(
        "policy/%s/%d".formatted(scope, lifted.revision()),
        ChangeType.POLICY_SET,
        scope,
        lifted.provenance().at(),
        new PolicyChange(
            scope,
            now.mode().text(),
            now.rule().enforcedPercent(),
            before.policyInForce(lifted.scope()).mode().text(),
            lifted.revision(),
            lifted.provenance().by(),
            lifted.reason(),
            Optional.of(lifted.cause().text()),
            Optional.of(true),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }
}
