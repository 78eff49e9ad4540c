package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.BindingWords;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.schema.Track;
import java.util.List;
import java.util.Optional;

/**
 * One binding that was decided at run time: answer of {@code GET}, {@code PUT} and {@code DELETE
 * /bindings/{name}}.
 *
 * @param name what it is called
 * @param application the validator that it is meant for
 * @param source the one topic that it reads, or
 * @param pattern the topics that it reads
 * @param schema judges events that name none themselves
 * @param tracks in order of preference
 * @param validated topic of events that may pass, where not by suffix
 * @param deadLetters topic of events that are refused, where not by suffix
 * @param payload {@code raw}, {@code envelope}, {@code confluent} or {@code auto}
 * @param whenUnchecked {@code pass} or {@code refuse}
 * @param repeatedMembers {@code last-one-counts} or {@code reject}, where not the validator's own
 * @param annotateValid whether valid events say so
 * @param schemaWaitMs how long an event may wait for its schema
 * @param revision of the decision
 * @param by who decided
 * @param reason why
 * @param since ISO-8601, UTC
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BindingBody(
    String name,
    String application,
    Optional<String> source,
    Optional<String> pattern,
    String schema,
    List<String> tracks,
    Optional<String> validated,
    @JsonProperty("dead_letters") Optional<String> deadLetters,
    String payload,
    @JsonProperty("when_unchecked") String whenUnchecked,
    @JsonProperty("repeated_members") Optional<String> repeatedMembers,
    @JsonProperty("annotate_valid") boolean annotateValid,
    @JsonProperty("schema_wait_ms") long schemaWaitMs,
    long revision,
    String by,
    String reason,
    String since) {

  /** The body of a rule, and of the decision that it is part of. */
  public static BindingBody of(BindingRule rule, BindingDecision decision) {
    Handling handling = rule.handling();
    return new BindingBody(
        decision.name(),
        rule.application(),
        rule.namedSource(),
        rule.sources() instanceof SourceTopics.Matching(String pattern)
            ? Optional.of(pattern)
            : Optional.empty(),
        rule.schema().value(),
        rule.tracks().stream().map(Track::value).toList(),
        rule.outputs().validated(),
        rule.outputs().deadLetters(),
        BindingWords.of(handling.payload()),
        BindingWords.of(handling.whenUnchecked()),
        handling.repeatedMembers().map(BindingWords::of),
        handling.annotateValid(),
        handling.schemaWait().toMillis(),
        decision.revision(),
        decision.by(),
        decision.reason(),
        decision.since().toString());
  }
}
