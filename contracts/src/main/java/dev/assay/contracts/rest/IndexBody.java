package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * Answer of {@code GET /index}: the latest version of every schema, by track.
 *
 * @param tracks in the order of the tracks; members of a map on the wire
 * @param generatedAt ISO-8601, UTC
 */
public record IndexBody(
    Map<String, TrackIndex> tracks, @JsonProperty("generated_at") String generatedAt) {

  /**
   * One track.
   *
   * @param count how many schemas
   * @param schemas by name
   */
  public record TrackIndex(int count, List<Entry> schemas) {}

  /**
   * One schema.
   *
   * @param name its name
   * @param schemaId its textual id
   * @param sha256 fingerprint of the latest version
   * @param latestCoreVersion the latest version
   * @param deprecated whether that version is deprecated
   */
  public record Entry(
      String name,
      @JsonProperty("$schema_id") String schemaId,
      String sha256,
      @JsonProperty("latest_core_version") String latestCoreVersion,
      boolean deprecated) {}
}
