package dev.assay.contracts.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.BindingWords;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How decisions about bindings are written. */
final class BindingForms {
  private BindingForms() {}

  static FactForm of(BindingDecision decision) {
    return new BindingSet1(
        "binding-set",
        1,
        decision.name(),
        decision.rule().map(Rule1::of),
        decision.revision(),
        decision.by(),
        decision.reason(),
        decision.since().toEpochMilli());
  }

  /** Without rule: the name is left to the validator's configuration again. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record BindingSet1(
      String fact,
      int form,
      String name,
      Optional<Rule1> rule,
      long revision,
      String by,
      String reason,
      @JsonProperty("since_ms") long sinceMs)
      implements FactForm {
    @Override
    public Fact toFact() {
      return new Fact.BindingSet(
          new BindingDecision(
              name, rule.map(Rule1::toRule), revision, by, reason, Instant.ofEpochMilli(sinceMs)));
    }
  }

  /** Either source or pattern. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record Rule1(
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
      @JsonProperty("schema_wait_ms") long schemaWaitMs) {
    static Rule1 of(BindingRule rule) {
      Handling handling = rule.handling();
      return new Rule1(
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
          handling.schemaWait().toMillis());
    }

    BindingRule toRule() {
      return new BindingRule(
          application,
          BindingWords.sources(source, pattern),
          new SchemaName(schema),
          tracks.stream().map(Track::new).toList(),
          new Outputs(validated, deadLetters),
          new Handling(
              BindingWords.read(PayloadForm.class, "payload", payload),
              BindingWords.read(WhenUnchecked.class, "when_unchecked", whenUnchecked),
              repeatedMembers.map(
                  word -> BindingWords.read(RepeatedMembers.class, "repeated_members", word)),
              annotateValid,
              Duration.ofMillis(schemaWaitMs)));
    }
  }
}
