package dev.assay.registry;

import dev.assay.contracts.facts.Fact;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.telling.Draft;
import java.util.List;

/** States for tests: what commands lead to. */
public final class States {
  private States() {}

  public static RegistryState after(Command... commands) {
    return replay(
        RegistryState.EMPTY,
        Draft.of(List.of(commands), RegistryState.EMPTY, new Comparisons()).facts());
  }

  public static RegistryState replay(RegistryState from, List<Fact> facts) {
    RegistryState state = from;
    for (Fact fact : facts) {
      state = state.apply(fact);
    }
    return state;
  }
}
