package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One line of {@code GET /schemas/{track}/{name}/versions}, oldest version first.
 *
 * @param coreVersion the version
 * @param sha256 its fingerprint
 * @param createdAt ISO-8601, UTC
 * @param deprecated whether it should not be used any more
 */
public record VersionBody(
    @JsonProperty("core_version") String coreVersion,
    String sha256,
    @JsonProperty("created_at") String createdAt,
    boolean deprecated) {}
