package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import java.util.Optional;

/**
 * What a policy asks for.
 *
 * @param mode {@code off}, {@code log-only}, {@code canary} or {@code enforce}
 * @param enforcedPercent the share of keys for which an invalid event is refused, 0 to 100
 * @param guard the limits within which it may refuse
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RuleBody(
    String mode, @JsonProperty("enforced_percent") int enforcedPercent, Optional<GuardBody> guard) {

  /** The body of a rule. */
  public static RuleBody of(Rule rule) {
    return new RuleBody(
        rule.mode().text(), rule.enforcedPercent(), rule.guard().map(GuardBody::of));
  }
}
