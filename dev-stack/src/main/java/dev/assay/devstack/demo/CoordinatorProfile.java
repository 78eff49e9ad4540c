package dev.assay.devstack.demo;

import dev.assay.schema.Track;

/**
 * A store coordinator as the simulation is told to build it.
 *
 * @param id its name, and the key of its events, such as {@code ticks-writer-eu}
 * @param provider who feeds it, and is throttled when it is pressed
 * @param track the schema track that its producer speaks: v1 or v2
 * @param capacity items its queue holds, at least {@value #MIN_CAPACITY}
 * @param drainPerSecond items it writes in a second, at least 1
 */
public record CoordinatorProfile(
    String id, String provider, Track track, int capacity, int drainPerSecond) {
  /** Below this the watermarks would fall together. */
  static final int MIN_CAPACITY = 10;

  public CoordinatorProfile {
    if (id.isBlank() || provider.isBlank()) {
      throw new IllegalArgumentException(
          "coordinator '%s' of provider '%s' needs both names".formatted(id, provider));
    }
    if (!track.equals(Track.V1) && !track.equals(Track.V2)) {
      throw new IllegalArgumentException(
          "coordinator %s speaks track %s; telemetry exists in v1 and v2".formatted(id, track));
    }
    if (capacity < MIN_CAPACITY || drainPerSecond < 1) {
      throw new IllegalArgumentException(
          "coordinator %s with capacity %d and %d items/s drained; give at least %d and 1"
              .formatted(id, capacity, drainPerSecond, MIN_CAPACITY));
    }
  }
}
