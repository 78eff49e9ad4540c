package dev.assay.contracts.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import java.time.Instant;
import java.util.Optional;

/** How decisions of operators are written. */
final class PolicyForms {
  private PolicyForms() {}

  static FactForm of(EnforcementPolicy policy) {
    return new PolicySet1(
        "policy-set",
        1,
        policy.scope().toString(),
        policy.mode().text(),
        policy.rule().enforcedPercent(),
        policy.revision(),
        policy.by(),
        policy.reason(),
        policy.since().toEpochMilli());
  }

  static FactForm of(CompatibilityPolicy policy) {
    return new CompatibilitySet1(
        "compatibility-set",
        1,
        policy.scope().toString(),
        policy.rule().map(rule -> rule.level().name()),
        policy.rule().map(rule -> CompatibilityRule.text(rule.content())),
        policy.revision(),
        policy.by(),
        policy.reason(),
        policy.since().toEpochMilli());
  }

  record PolicySet1(
      String fact,
      int form,
      String scope,
      String mode,
      int percent,
      long revision,
      String by,
      String reason,
      @JsonProperty("since_ms") long sinceMs)
      implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.PolicySet(
          new EnforcementPolicy(
              Scope.parse(scope),
              new EnforcementPolicy.Rule(Mode.parse(mode), percent),
              revision,
              by,
              reason,
              Instant.ofEpochMilli(sinceMs)));
    }
  }

  /** Without level and content: the scope is left to the wider ones again. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record CompatibilitySet1(
      String fact,
      int form,
      String scope,
      Optional<String> level,
      Optional<String> content,
      long revision,
      String by,
      String reason,
      @JsonProperty("since_ms") long sinceMs)
      implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.CompatibilitySet(
          new CompatibilityPolicy(
              CompatibilityScope.parse(scope),
              level.map(text ->
                  new CompatibilityRule(
                      CompatibilityRule.level(text),
                      CompatibilityRule.content(content.orElse("lenient")))),
              revision,
              by,
              reason,
              Instant.ofEpochMilli(sinceMs)));
    }
  }
}
