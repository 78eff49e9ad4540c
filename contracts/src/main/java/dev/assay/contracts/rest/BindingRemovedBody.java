package dev.assay.contracts.rest;

import dev.assay.contracts.bindings.BindingDecision;

/**
 * Answer of {@code DELETE /bindings/{name}}.
 *
 * @param name what was removed; what a validator's configuration says under it holds again
 * @param revision of the decision
 * @param by who decided
 * @param reason why
 * @param since ISO-8601, UTC
 */
public record BindingRemovedBody(
    String name, long revision, String by, String reason, String since) {

  /** The body of a decision without rule. */
  public static BindingRemovedBody of(BindingDecision decision) {
    return new BindingRemovedBody(
        decision.name(),
        decision.revision(),
        decision.by(),
        decision.reason(),
        decision.since().toString());
  }
}
