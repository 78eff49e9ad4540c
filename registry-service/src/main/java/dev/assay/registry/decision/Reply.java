package dev.assay.registry.decision;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.registry.state.VersionRef;

/** What a command that is so, now or already, is answered with. */
public sealed interface Reply {

  /**
   * This version stands.
   *
   * @param ref to be looked up in a state that knows it
   */
  record VersionStands(VersionRef ref) implements Reply {}

  /**
   * This policy stands.
   *
   * @param policy with the revision it got
   */
  record PolicyStands(EnforcementPolicy policy) implements Reply {}
}
