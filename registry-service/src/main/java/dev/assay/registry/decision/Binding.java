package dev.assay.registry.decision;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingGraph;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.facts.Fact.BindingSet;
import dev.assay.registry.decision.Command.SetBinding;
import dev.assay.registry.state.RegistryState;
import java.util.List;
import java.util.Optional;

/**
 * Decides about bindings.
 *
 * <p>A binding has to fit those that were decided for the same validator. What a validator's own
 * configuration says is not known here; the validator sets aside what clashes with it, and says so.
 */
final class Binding {
  private Binding() {}

  static Decision decide(SetBinding set, RegistryState state) {
    BindingDecision wished =
        new BindingDecision(
            set.name(),
            set.rule(),
            state.nextBindingRevision(),
            set.provenance().by(),
            set.reason(),
            set.provenance().at());
    Optional<BindingDecision> last = state.binding(set.name());
    if (last.filter(known -> isOfTheSameCommand(known, wished)).isPresent()) {
      return new Decision.AlreadySo(new Reply.BindingStands(last.get()));
    }
    long revision = last.map(BindingDecision::revision).orElse(BindingDecision.NEVER_DECIDED);
    if (set.ifRevision().stream().anyMatch(expected -> expected != revision)) {
      return new Decision.Refused(
          new Refusal.StaleBinding(set.name(), set.ifRevision().get(), revision));
    }
    if (set.rule().isEmpty() && last.flatMap(BindingDecision::rule).isEmpty()) {
      return new Decision.Refused(new Refusal.NoSuchBinding(set.name()));
    }
    return set.rule()
        .flatMap(rule -> objection(set, rule, state))
        .<Decision>map(why -> new Decision.Refused(new Refusal.BindingClashes(set.name(), why)))
        .orElseGet(() ->
            new Decision.Granted(List.of(new BindingSet(wished)), new Reply.BindingStands(wished)));
  }

  private static Optional<String> objection(SetBinding set, BindingRule rule, RegistryState state) {
    List<BindingGraph.Entry> others =
        state.bindings().stream()
            .filter(other -> !other.name().equals(set.name()))
            .flatMap(other ->
                other.rule().stream()
                    .filter(one -> one.application().equals(rule.application()))
                    .map(one -> entry(other.name(), one)))
            .toList();
    return new BindingGraph(others, set.topics()).objection(entry(set.name(), rule));
  }

  private static BindingGraph.Entry entry(String name, BindingRule rule) {
    return new BindingGraph.Entry("binding " + name, rule);
  }

  private static boolean isOfTheSameCommand(BindingDecision known, BindingDecision wished) {
    return known.rule().equals(wished.rule())
        && known.by().equals(wished.by())
        && known.reason().equals(wished.reason())
        && known.since().equals(wished.since());
  }
}
