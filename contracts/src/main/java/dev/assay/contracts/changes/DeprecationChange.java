package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Data of a {@link ChangeType#DEPRECATION_STATED} event.
 *
 * @param track the line of evolution
 * @param name the schema's name
 * @param coreVersion the version in question
 * @param deprecated whether it should not be used any more
 * @param deprecationNote what to use instead, or why; may be empty
 * @param by who said so
 */
public record DeprecationChange(
    String track,
    String name,
    @JsonProperty("core_version") String coreVersion,
    boolean deprecated,
    @JsonProperty("deprecation_note") String deprecationNote,
    String by) {}
