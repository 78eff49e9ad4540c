package dev.assay.registry.state;

import dev.assay.contracts.rest.LogPosition;

/**
 * A state together with how far up the log it stands.
 *
 * @param state what is so there
 * @param position the last records applied
 */
public record Snapshot(RegistryState state, LogPosition position) {
  /** Before the first record. */
  public static final Snapshot START = new Snapshot(RegistryState.EMPTY, LogPosition.START);
}
