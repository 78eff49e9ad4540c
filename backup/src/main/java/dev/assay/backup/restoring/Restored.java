package dev.assay.backup.restoring;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a restore came to.
 *
 * @param backup which was restored
 * @param records how many were written
 * @param digest of what the target says now, read back from it
 * @param highestId up to which ids were given away; at least the backup's
 * @param replaced what the target said before, in words; empty where it said nothing
 */
public record Restored(
    String backup,
    long records,
    String digest,
    @JsonProperty("highest_id") int highestId,
    String replaced) {}
