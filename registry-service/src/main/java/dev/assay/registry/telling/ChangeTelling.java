package dev.assay.registry.telling;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.DeprecationChange;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.changes.VersionChange;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.IdsIssued;
import dev.assay.contracts.facts.Fact.PolicySet;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.registry.decision.Evolution;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.evolution.Bump;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a fact as a change.
 *
 * <p>An event's id follows from the fact alone, so the same change has the same id whoever tells
 * it.
 */
public final class ChangeTelling {
  private ChangeTelling() {}

  /** The change a fact makes to the state before it; nothing for mere book-keeping. */
  public static Optional<ChangeEvent> of(Fact fact, RegistryState before) {
    return switch (fact) {
      case VersionPublished published -> Optional.of(of(published, before));
      case DeprecationStated stated -> Optional.of(of(stated));
      case IdsIssued bookKeeping -> Optional.empty();
      case PolicySet set -> Optional.of(of(set.policy(), before));
    };
  }

  private static ChangeEvent of(VersionPublished published, RegistryState before) {
    PublishedVersion now =
        before.apply(published).version(published.subject(), published.version()).orElseThrow();
    Optional<PublishedVersion> previous =
        before.preceding(published.subject(), published.version());
    Bump required = previous.map(version -> Evolution.bump(version, now)).orElse(Bump.NONE);
    VersionChange change =
        new VersionChange(
            published.subject().track().value(),
            published.subject().name().value(),
            published.version().toString(),
            previous.map(version -> version.version().toString()),
            published.id().value(),
            published.declared().schemaId(),
            now.fingerprint().hex(),
            required.name().toLowerCase(Locale.ROOT),
            required == Bump.MAJOR,
            published.provenance().by());
    return ChangeEvent.of(
        published.identity(),
        ChangeType.VERSION_PUBLISHED,
        published.subject().toString(),
        published.provenance().at(),
        change);
  }

  private static ChangeEvent of(DeprecationStated stated) {
    DeprecationChange change =
        new DeprecationChange(
            stated.subject().track().value(),
            stated.subject().name().value(),
            stated.version().toString(),
            stated.deprecated(),
            stated.note(),
            stated.provenance().by());
    return ChangeEvent.of(
        stated.identity() + "/" + stated.provenance().at().toEpochMilli(),
        ChangeType.DEPRECATION_STATED,
        stated.subject().toString(),
        stated.provenance().at(),
        change);
  }

  private static ChangeEvent of(EnforcementPolicy policy, RegistryState before) {
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
}
