package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * One line of {@code GET /schemas/{track}/{name}/versions}, oldest version first.
 *
 * @param coreVersion the version
 * @param sha256 its fingerprint
 * @param createdAt ISO-8601, UTC
 * @param deprecated whether it should not be used any more
 * @param deleted true where it is put away, else absent
 */
public record VersionBody(
    @JsonProperty("core_version") String coreVersion,
    String sha256,
    @JsonProperty("created_at") String createdAt,
    boolean deprecated,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> deleted) {

  /** A version that is not put away. */
  public VersionBody(String coreVersion, String sha256, String createdAt, boolean deprecated) {
    this(coreVersion, sha256, createdAt, deprecated, Optional.empty());
  }
}
