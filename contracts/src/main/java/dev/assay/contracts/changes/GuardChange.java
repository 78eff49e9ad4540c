package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Data of a {@link ChangeType#GUARD_TRIPPED} event.
 *
 * @param scope the policy's scope, which is in log-only now
 * @param previousMode what was enforced until now
 * @param revision of the policy that holds now
 * @param trippedRevision of the policy that was guarded
 * @param schema the schema whose events were too many
 * @param judged events judged within the window
 * @param rejected those of them that break the schema
 * @param deadLettered all events refused under the guarded policy
 * @param newGroups failure groups that appeared under it
 * @param reason what was too much, in a sentence
 */
public record GuardChange(
    String scope,
    @JsonProperty("previous_mode") String previousMode,
    long revision,
    @JsonProperty("tripped_revision") long trippedRevision,
    String schema,
    long judged,
    long rejected,
    @JsonProperty("dead_lettered") long deadLettered,
    @JsonProperty("new_groups") int newGroups,
    String reason) {}
