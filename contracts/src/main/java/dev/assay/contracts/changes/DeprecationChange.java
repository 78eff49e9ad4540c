package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Data of a {@link ChangeType#DEPRECATION_STATED} event.
 *
 * @param track the line of evolution
 * @param name the schema's name
 * @param coreVersion the version in question
 * @param deprecated whether it should not be used any more
 * @param deprecationNote what to use instead, or why; may be empty
 * @param sunset the day from which nobody should count on it, ISO-8601
 * @param successor what to use instead: a subject, or one version of it
 * @param by who said so
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DeprecationChange(
    String track,
    String name,
    @JsonProperty("core_version") String coreVersion,
    boolean deprecated,
    @JsonProperty("deprecation_note") String deprecationNote,
    Optional<String> sunset,
    Optional<String> successor,
    String by) {}
