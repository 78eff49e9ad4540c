package dev.assay.registry.mirror;

import dev.assay.contracts.rest.LogPosition;
import java.util.List;

/**
 * How the copy compares with the state.
 *
 * @param checkpoint how far up the log the copy says it stands
 * @param compared how far up the log the state stands that it was compared with
 * @param missing keys that should be there
 * @param differing keys with another value than they should have
 * @param stray keys that no state accounts for
 */
public record MirrorReport(
    LogPosition checkpoint,
    LogPosition compared,
    List<String> missing,
    List<String> differing,
    List<String> stray) {
  public MirrorReport {
    missing = List.copyOf(missing);
    differing = List.copyOf(differing);
    stray = List.copyOf(stray);
  }

  /** Whether the copy is exactly what it should be. */
  public boolean equal() {
    return checkpoint.equals(compared)
        && missing.isEmpty()
        && differing.isEmpty()
        && stray.isEmpty();
  }
}
