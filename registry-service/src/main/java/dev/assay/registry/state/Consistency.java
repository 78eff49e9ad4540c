package dev.assay.registry.state;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
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
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which facts may follow upon a state.
 *
 * <p>One pen writes the log, and it decides on the state before it. So ids and revisions only ever
 * grow along the log, also along a compacted one, and a version is stated once. Whatever breaks
 * that was written by somebody else.
 */
final class Consistency {
  static final String IDS_ARE_FOR_GOOD =
      "the log withdraws the id high-water mark; ids could be given away twice";

  private Consistency() {}

  static void require(Fact fact, RegistryState before) {
    switch (fact) {
      case VersionPublished published -> requireNew(published, before);
      case DeprecationStated alwaysPossible -> {}
      case DeletionStated alwaysPossible -> {}
      case VersionPurged alwaysPossible -> {}
      case IdsIssued issued -> requireNotLower(issued, before);
      case PolicySet set -> requireLater(set.policy(), before);
      case CompatibilitySet set -> requireLater(set.policy(), before);
      case BindingSet set -> requireLater(set.decision(), before);
      case ReleasePublished release -> requireLater(release, before);
    }
  }

  static Identity requireWithdrawable(String identity) {
    return Identity.parse(identity)
        .orElseThrow(() ->
            new LogContradiction(
                "the log withdraws '%s', which no fact is about".formatted(identity)));
  }

  private static void requireNew(VersionPublished published, RegistryState before) {
    Optional<PublishedVersion> known = before.version(published.subject(), published.version());
    VersionRef ref = new VersionRef(published.subject(), published.version());
    if (known.isPresent()) {
      require(
          known.get().published().equals(published),
          () ->
              "the log states %s anew and differently (id %s, then id %s); a version is for good"
                  .formatted(ref, known.get().id(), published.id()));
      return;
    }
    require(
        before.purged(ref).isEmpty(),
        () -> "the log states %s anew, which was purged; a number is given once".formatted(ref));
    require(
        before.highestId().stream().allMatch(highest -> published.id().compareTo(highest) > 0),
        () ->
            "the log gives id %s to %s, but ids up to %s had been given away"
                .formatted(
                    published.id(), ref, before.highestId().map(Object::toString).orElse("0")));
  }

  private static void requireNotLower(IdsIssued issued, RegistryState before) {
    require(
        before.highestId().stream().allMatch(highest -> issued.highest().compareTo(highest) >= 0),
        () ->
            "the log lowers the id high-water mark from %s to %s"
                .formatted(before.highestId().map(Object::toString).orElse("0"), issued.highest()));
  }

  private static void requireLater(EnforcementPolicy policy, RegistryState before) {
    if (before.policy(policy.scope()).filter(policy::equals).isPresent()) {
      return;
    }
    require(
        policy.revision() > before.highestPolicyRevision(),
        () ->
            "the log sets the policy of %s at revision %d after revision %d"
                .formatted(policy.scope(), policy.revision(), before.highestPolicyRevision()));
  }

  private static void requireLater(CompatibilityPolicy policy, RegistryState before) {
    if (before.compatibility(policy.scope()).filter(policy::equals).isPresent()) {
      return;
    }
    require(
        policy.revision() >= before.nextCompatibilityRevision(),
        () ->
            "the log sets the compatibility of %s at revision %d where %d is next"
                .formatted(policy.scope(), policy.revision(), before.nextCompatibilityRevision()));
  }

  private static void requireLater(BindingDecision decision, RegistryState before) {
    if (before.binding(decision.name()).filter(decision::equals).isPresent()) {
      return;
    }
    require(
        decision.revision() >= before.nextBindingRevision(),
        () ->
            "the log sets binding '%s' at revision %d where %d is next"
                .formatted(decision.name(), decision.revision(), before.nextBindingRevision()));
  }

  private static void requireLater(ReleasePublished release, RegistryState before) {
    if (before.release(release.number()).filter(release::equals).isPresent()) {
      return;
    }
    require(
        release.number() >= before.nextRelease(),
        () ->
            "the log states release %d where %d is next"
                .formatted(release.number(), before.nextRelease()));
  }

  // Worded only where it is needed: a start replays every fact there is.
  private static void require(boolean holds, Supplier<String> contradiction) {
    if (!holds) {
      throw new LogContradiction(contradiction.get());
    }
  }
}
