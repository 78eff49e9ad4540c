package dev.assay.registry.decision;

import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Fact.CompatibilitySet;
import dev.assay.contracts.facts.Fact.PolicySet;
import dev.assay.registry.decision.Publishing.Repetition;
import dev.assay.registry.state.RegistryState;
import java.util.List;
import java.util.Optional;

/**
 * Decides commands on a state.
 *
 * <p>Deciding a command again on a state in which its facts already stand finds it already so,
 * whoever wrote them. That is what makes it safe to decide anew when nobody knows whether a
 * transaction was committed.
 */
public final class Deciding {
  private Deciding() {}

  /** What becomes of a command on this state. */
  public static Decision decide(Command command, RegistryState state, Comparisons comparisons) {
    return switch (command) {
      case Command.PublishVersion publish ->
          Publishing.decide(publish, state, comparisons, Repetition.ANY_VERSION);
      case Command.PublishRelease publish -> Releasing.decide(publish, state, comparisons);
      case Command.StateDeprecation wish -> new Ageing(state).decide(wish);
      case Command.StateDeletion wish -> new Ageing(state).decide(wish);
      case Command.PurgeVersions wish -> new Ageing(state).decide(wish);
      case Command.SetCompatibility set -> decide(set, state);
      case Command.SetPolicy set -> decide(set, state);
      case Command.SetBinding set -> Binding.decide(set, state);
      case Command.ReportDrift report -> new Decision.Noted(new Reply.Told());
    };
  }

  private static Decision decide(Command.SetCompatibility set, RegistryState state) {
    Optional<CompatibilityPolicy> own = state.compatibility(set.scope());
    CompatibilityPolicy wished =
        new CompatibilityPolicy(
            set.scope(),
            set.rule(),
            state.nextCompatibilityRevision(),
            set.provenance().by(),
            set.reason(),
            set.provenance().at());
    Optional<CompatibilityPolicy> same = own.filter(known -> isOfTheSameCommand(known, wished));
    if (same.isPresent()) {
      return new Decision.AlreadySo(new Reply.CompatibilityStands(same.get()));
    }
    long inForce = state.compatibilityInForce(set.scope()).revision();
    if (set.ifRevision().stream().anyMatch(expected -> expected != inForce)) {
      return new Decision.Refused(
          new Refusal.StaleRevision(set.scope(), set.ifRevision().get(), inForce));
    }
    if (set.rule().isEmpty() && own.flatMap(CompatibilityPolicy::rule).isEmpty()) {
      return new Decision.AlreadySo(new Reply.CompatibilityStands(own.orElse(wished)));
    }
    return new Decision.Granted(
        List.of(new CompatibilitySet(wished)), new Reply.CompatibilityStands(wished));
  }

  private static boolean isOfTheSameCommand(CompatibilityPolicy known, CompatibilityPolicy wished) {
    return known.rule().equals(wished.rule())
        && known.by().equals(wished.by())
        && known.reason().equals(wished.reason())
        && known.since().equals(wished.since());
  }

  private static Decision decide(Command.SetPolicy set, RegistryState state) {
    EnforcementPolicy wished =
        new EnforcementPolicy(
            set.scope(),
            set.rule(),
            state.nextPolicyRevision(),
            set.provenance().by(),
            set.reason(),
            set.provenance().at());
    Optional<EnforcementPolicy> same =
        state.policy(set.scope()).filter(policy -> isOfTheSameCommand(policy, wished));
    return same.<Decision>map(policy -> new Decision.AlreadySo(new Reply.PolicyStands(policy)))
        .orElseGet(() ->
            new Decision.Granted(List.of(new PolicySet(wished)), new Reply.PolicyStands(wished)));
  }

  /**
   * To the millisecond the same wish of the same principal for the same reason: a retry. A later
   * wish for the same mode is a decision of its own, with a revision to wait for.
   */
  private static boolean isOfTheSameCommand(EnforcementPolicy policy, EnforcementPolicy wished) {
    return policy.rule().equals(wished.rule())
        && policy.by().equals(wished.by())
        && policy.reason().equals(wished.reason())
        && policy.since().equals(wished.since());
  }
}
