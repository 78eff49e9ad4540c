package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.enforcement.EnforcementPolicy;

/**
 * One enforcement policy: answer of {@code GET} and {@code PUT /enforcement/{scope}}.
 *
 * @param scope {@code *}, {@code topic:…} or {@code schema:…}
 * @param mode {@code off}, {@code log-only}, {@code canary} or {@code enforce}
 * @param enforcedPercent the share of keys for which an invalid event is refused, 0 to 100
 * @param revision 0 for the built-in default, higher for every later decision
 * @param by who decided
 * @param reason why
 * @param since ISO-8601, UTC
 */
public record PolicyBody(
    String scope,
    String mode,
    @JsonProperty("enforced_percent") int enforcedPercent,
    long revision,
    String by,
    String reason,
    String since) {

  /** The body of a policy. */
  public static PolicyBody of(EnforcementPolicy policy) {
    return new PolicyBody(
        policy.scope().toString(),
        policy.mode().text(),
        policy.rule().enforcedPercent(),
        policy.revision(),
        policy.by(),
        policy.reason(),
        policy.since().toString());
  }
}
