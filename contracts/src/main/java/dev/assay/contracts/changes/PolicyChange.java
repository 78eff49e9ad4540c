package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Data of a {@link ChangeType#POLICY_SET} event.
 *
 * @param scope what the policy is about
 * @param mode the mode now
 * @param enforcedPercent the share of keys for which an invalid event is refused, 0 to 100
 * @param previousMode the mode that was in force for this scope before, by a policy of its own or a
 *     wider one
 * @param revision the policy's revision
 * @param by who decided
 * @param reason why
 */
public record PolicyChange(
    String scope,
    String mode,
    @JsonProperty("enforced_percent") int enforcedPercent,
    @JsonProperty("previous_mode") String previousMode,
    long revision,
    String by,
    String reason) {}
