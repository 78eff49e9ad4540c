package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingRule;
import java.util.Optional;

/**
 * Data of a {@link ChangeType#BINDING_SET} event.
 *
 * @param name of the binding
 * @param removed whether it is left to the validators' own configuration again
 * @param application the validator that it is meant for, if it stands
 * @param sources the topic or the pattern, if it stands
 * @param schema the schema that judges, if it stands
 * @param previousSources the topic or the pattern before, if it stood
 * @param previousSchema the schema before, if it stood
 * @param revision the decision's revision
 * @param by who decided
 * @param reason why
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BindingChange(
    String name,
    boolean removed,
    Optional<String> application,
    Optional<String> sources,
    Optional<String> schema,
    @JsonProperty("previous_sources") Optional<String> previousSources,
    @JsonProperty("previous_schema") Optional<String> previousSchema,
    long revision,
    String by,
    String reason) {

  /** The change that a decision makes to what stood before. */
  public static BindingChange of(Optional<BindingRule> before, BindingDecision decision) {
    Optional<BindingRule> rule = decision.rule();
    return new BindingChange(
        decision.name(),
        rule.isEmpty(),
        rule.map(BindingRule::application),
        rule.map(now -> now.sources().text()),
        rule.map(now -> now.schema().value()),
        before.map(was -> was.sources().text()),
        before.map(was -> was.schema().value()),
        decision.revision(),
        decision.by(),
        decision.reason());
  }
}
