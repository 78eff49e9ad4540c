package dev.assay.sdk;

import java.util.Optional;

/**
 * An answer at hand.
 *
 * @param schema the schema, or nothing where the registry said that there is none
 * @param etag what to ask with next time
 * @param atNanos of {@link System#nanoTime()} when it was given
 * @param outdated whether a change has been told since
 */
record CacheEntry(
    Optional<RegisteredSchema> schema, Optional<String> etag, long atNanos, boolean outdated) {

  static CacheEntry of(RegisteredSchema schema, Optional<String> etag, long atNanos) {
    return new CacheEntry(Optional.of(schema), etag, atNanos, false);
  }

  static CacheEntry missing(long atNanos) {
    return new CacheEntry(Optional.empty(), Optional.empty(), atNanos, false);
  }

  CacheEntry confirmed(long nowNanos) {
    return new CacheEntry(schema, etag, nowNanos, false);
  }

  CacheEntry whenOutdated() {
    return new CacheEntry(schema, etag, atNanos, true);
  }

  long ageNanos(long nowNanos) {
    return nowNanos - atNanos;
  }
}
