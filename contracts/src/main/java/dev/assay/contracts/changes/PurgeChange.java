package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Data of a {@link ChangeType#VERSION_PURGED} event.
 *
 * @param track the line of evolution
 * @param name the schema's name
 * @param coreVersion the version that is gone; its number is never given again
 * @param id the id that it was known by; never given again either
 * @param reason why; may be empty
 * @param by who purged it
 */
public record PurgeChange(
    String track,
    String name,
    @JsonProperty("core_version") String coreVersion,
    int id,
    String reason,
    String by) {}
