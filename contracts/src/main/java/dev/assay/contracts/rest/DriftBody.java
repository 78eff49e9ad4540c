package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Body of {@code POST /admin/telemetry}: a client met events that differ from what a schema says.
 *
 * @param name the schema's name; needed
 * @param track the track, {@code v1} where it is left out
 * @param coreVersion the version that the client compared with
 * @param kind what it met, in words joined by {@code -}; by default {@code drift}
 * @param pointer where in the event
 * @param detail one line for people, without payload
 * @param count how many events it speaks of, by default 1
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DriftBody(
    Optional<String> name,
    Optional<String> track,
    @JsonProperty("core_version") Optional<String> coreVersion,
    Optional<String> kind,
    Optional<String> pointer,
    Optional<String> detail,
    Optional<Long> count) {}
