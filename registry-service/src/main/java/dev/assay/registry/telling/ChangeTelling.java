package dev.assay.registry.telling;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.changes.BindingChange;
import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.CompatibilityChange;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.changes.ReleaseChange;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.BindingSet;
import dev.assay.contracts.facts.Fact.CompatibilitySet;
import dev.assay.contracts.facts.Fact.DeletionStated;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.IdsIssued;
import dev.assay.contracts.facts.Fact.PolicySet;
import dev.assay.contracts.facts.Fact.ReleasePublished;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.contracts.facts.Fact.VersionPurged;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaReference;
import java.util.Optional;

/**
 * Tells a fact as a change.
 *
 * <p>An event's id follows from the fact alone, so the same change has the same id whoever tells
 * it.
 *
 * @param before what was so before the fact
 * @param after what is so with it
 * @param comparisons tells what lies between two versions
 */
record ChangeTelling(RegistryState before, RegistryState after, Comparisons comparisons) {

  /** The change a fact makes; nothing for mere book-keeping. */
  Optional<ChangeEvent> of(Fact fact) {
    return switch (fact) {
      case VersionPublished published ->
          Optional.of(VersionTelling.published(published, before, after, comparisons));
      case DeprecationStated stated -> Optional.of(VersionTelling.deprecation(stated));
      case DeletionStated stated -> Optional.of(VersionTelling.deletion(stated));
      case VersionPurged purged -> Optional.of(VersionTelling.purge(purged));
      case IdsIssued bookKeeping -> Optional.empty();
      case PolicySet set -> Optional.of(of(set.policy()));
      case CompatibilitySet set -> Optional.of(of(set.policy()));
      case BindingSet set -> Optional.of(of(set.decision()));
      case ReleasePublished release -> Optional.of(of(release));
    };
  }

  private static ChangeEvent of(ReleasePublished release) {
    return ChangeEvent.of(
        release.identity(),
        ChangeType.RELEASE_PUBLISHED,
        release.identity(),
        release.provenance().at(),
        new ReleaseChange(
            release.number(),
            release.note(),
            release.versions().stream().map(SchemaReference::toString).toList(),
            release.provenance().by()));
  }

  private ChangeEvent of(BindingDecision decision) {
    String subject = Fact.BINDING + decision.name();
    return ChangeEvent.of(
        "%s/%d".formatted(subject, decision.revision()),
        ChangeType.BINDING_SET,
        subject,
        decision.since(),
        BindingChange.of(before.binding(decision.name()).flatMap(BindingDecision::rule), decision));
  }

  private ChangeEvent of(EnforcementPolicy policy) {
    String scope = policy.scope().toString();
    PolicyChange change =
        new PolicyChange(
            scope,
            policy.mode().text(),
            policy.rule().enforcedPercent(),
            before.policyInForce(policy.scope()).mode().text(),
            policy.revision(),
            policy.by(),
            policy.reason());
    return ChangeEvent.of(
        "policy/%s/%d".formatted(scope, policy.revision()),
        ChangeType.POLICY_SET,
        scope,
        policy.since(),
        change);
  }

  private ChangeEvent of(CompatibilityPolicy policy) {
    String scope = policy.scope().toString();
    CompatibilityRule previous =
        before.compatibilityInForce(policy.scope()).rule().orElse(CompatibilityRule.DEFAULT);
    CompatibilityChange change =
        new CompatibilityChange(
            scope,
            policy.rule().map(rule -> rule.level().name()),
            policy.rule().map(rule -> CompatibilityRule.text(rule.content())),
            previous.level().name(),
            CompatibilityRule.text(previous.content()),
            policy.revision(),
            policy.by(),
            policy.reason());
    return ChangeEvent.of(
        "compatibility/%s/%d".formatted(scope, policy.revision()),
        ChangeType.COMPATIBILITY_SET,
        scope,
        policy.since(),
        change);
  }
}
