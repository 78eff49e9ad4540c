package dev.assay.kit.topics;

import dev.assay.kit.config.Key;

/**
 * How safely topics are kept.
 *
 * @param factor 1 or more copies
 * @param minInSyncReplicas 1 to {@code factor} copies that must have a record before it counts
 */
public record Replication(
    @Key(
            value = "factor",
            defaultValue = "3",
            describes = "Copies of each topic that is created; 1 on a single broker")
        int factor,
    @Key(
            value = "min-in-sync-replicas",
            defaultValue = "2",
            describes = "Copies that must have a record before its write counts")
        int minInSyncReplicas) {

  public Replication {
    if (factor < 1 || factor > Short.MAX_VALUE) {
      throw new IllegalArgumentException(
          "replication factor %d is not within 1 to 32767".formatted(factor));
    }
    if (minInSyncReplicas < 1 || minInSyncReplicas > factor) {
      throw new IllegalArgumentException(
          "min-in-sync-replicas %d is not within 1 to factor %d"
              .formatted(minInSyncReplicas, factor));
    }
  }
}
