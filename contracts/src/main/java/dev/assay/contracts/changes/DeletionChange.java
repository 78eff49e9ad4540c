package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Data of a {@link ChangeType#DELETION_STATED} event.
 *
 * @param track the line of evolution
 * @param name the schema's name
 * @param coreVersion the version in question
 * @param deleted whether it is put away; false where it is restored
 * @param reason why; may be empty
 * @param by who said so
 */
public record DeletionChange(
    String track,
    String name,
    @JsonProperty("core_version") String coreVersion,
    boolean deleted,
    String reason,
    String by) {}
