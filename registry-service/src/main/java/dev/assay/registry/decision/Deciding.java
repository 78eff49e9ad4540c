package dev.assay.registry.decision;

import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.facts.Fact.CompatibilitySet;
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
      case Command.SetPolicy wish -> new Enforcing(state).decide(wish);
      case Command.LiftPolicy wish -> new Enforcing(state).decide(wish);
      case Command.RearmPolicy wish -> new Enforcing(state).decide(wish);
      case Command.EndPolicy wish -> new Enforcing(state).decide(wish);
      case Command.TripGuard wish -> new Enforcing(state).decide(wish);
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
}
