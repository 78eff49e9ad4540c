package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;

/**
 * What new versions in a scope owe: answer below {@code /compatibility}.
 *
 * @param scope what was asked about: {@code *}, {@code track:…} or {@code subject:…}
 * @param level the level in force
 * @param content the content policy in force
 * @param decidedFor the scope whose decision that is: the same or a wider one
 * @param revision of that decision; 0 for the built-in default
 * @param by who decided
 * @param reason why
 * @param since ISO-8601, UTC
 */
public record CompatibilityBody(
    String scope,
    String level,
    String content,
    @JsonProperty("decided_for") String decidedFor,
    long revision,
    String by,
    String reason,
    String since) {

  /** The body for a scope, from the policy in force there; a policy in force has a rule. */
  public static CompatibilityBody of(CompatibilityScope scope, CompatibilityPolicy policy) {
    CompatibilityRule rule = policy.rule().orElse(CompatibilityRule.DEFAULT);
    return new CompatibilityBody(
        scope.toString(),
        rule.level().name(),
        CompatibilityRule.text(rule.content()),
        policy.scope().toString(),
        policy.revision(),
        policy.by(),
        policy.reason(),
        policy.since().toString());
  }
}
