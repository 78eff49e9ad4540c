package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.rest.GuardBody;
import java.util.Optional;

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
 * @param cause {@code operator}, {@code ended} or {@code guard}: what made it so
 * @param lifted true where the scope has no policy of its own any more
 * @param until when it ends by itself
 * @param then the mode that follows it; without it the wider scopes decide
 * @param guard the limits within which it may refuse
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PolicyChange(
    String scope,
    String mode,
    @JsonProperty("enforced_percent") int enforcedPercent,
    @JsonProperty("previous_mode") String previousMode,
    long revision,
    String by,
    String reason,
    Optional<String> cause,
    Optional<Boolean> lifted,
    Optional<String> until,
    Optional<String> then,
    Optional<GuardBody> guard) {

  /** A decision of an operator that holds until somebody decides otherwise. */
  public PolicyChange(
      String scope,
      String mode,
      int enforcedPercent,
      String previousMode,
      long revision,
      String by,
      String reason) {
    this(
        scope,
        mode,
        enforcedPercent,
        previousMode,
        revision,
        by,
        reason,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
