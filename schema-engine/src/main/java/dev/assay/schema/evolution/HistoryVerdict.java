package dev.assay.schema.evolution;

import java.util.List;

/**
 * Whether a schema may follow those before it.
 *
 * @param level by which rule
 * @param verdicts one for each earlier version that the level looks at, newest first
 */
public record HistoryVerdict(Level level, List<CompatibilityVerdict> verdicts) {
  public HistoryVerdict {
    verdicts = List.copyOf(verdicts);
  }

  /** Whether it may follow every one of them; the first version of all follows nobody. */
  public boolean compatible() {
    return verdicts.stream().allMatch(CompatibilityVerdict::compatible);
  }

  /** The smallest honest bump from the newest version. */
  public Bump required() {
    return verdicts.isEmpty() ? Bump.NONE : verdicts.getFirst().required();
  }
}
