package dev.assay.sdk;

import java.util.Map;

/**
 * What a client has done since it was opened.
 *
 * @param hits answers that were at hand
 * @param misses answers that had to be waited for
 * @param stale answers given although older than they should be, because no newer was to be had
 * @param fromDisk answers from the last known copies
 * @param errors failed questions, by type
 * @param cached answers at hand now
 * @param healthy whether the registry answered last time
 */
public record ClientStats(
    long hits,
    long misses,
    long stale,
    long fromDisk,
    Map<ErrorType, Long> errors,
    int cached,
    boolean healthy) {
  public ClientStats {
    errors = Map.copyOf(errors);
  }

  /** The share of answers that were at hand, 0 to 1; 1 where nothing was asked. */
  public double hitRate() {
    return hits + misses == 0 ? 1 : (double) hits / (hits + misses);
  }
}
