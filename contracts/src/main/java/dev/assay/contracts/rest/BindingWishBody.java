package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.BindingWords;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Body of {@code PUT /bindings/{name}}; what is left out takes its default, whatever stood before.
 *
 * @param application {@code assay-validator} by default
 * @param source needed, or
 * @param pattern needed
 * @param schema needed
 * @param tracks {@code v2, v1} by default
 * @param validated by suffix by default
 * @param deadLetters by suffix by default
 * @param payload {@code auto} by default
 * @param whenUnchecked {@code pass} by default
 * @param repeatedMembers what the validator does anyway by default
 * @param annotateValid {@code false} by default
 * @param schemaWaitMs 2000 by default, 30000 at most
 * @param reason why, kept in the audit
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record BindingWishBody(
    Optional<String> application,
    Optional<String> source,
    Optional<String> pattern,
    Optional<String> schema,
    Optional<List<String>> tracks,
    Optional<String> validated,
    @JsonProperty("dead_letters") Optional<String> deadLetters,
    Optional<String> payload,
    @JsonProperty("when_unchecked") Optional<String> whenUnchecked,
    @JsonProperty("repeated_members") Optional<String> repeatedMembers,
    @JsonProperty("annotate_valid") Optional<Boolean> annotateValid,
    @JsonProperty("schema_wait_ms") Optional<Long> schemaWaitMs,
    Optional<String> reason) {

  /**
   * The rule that is wished for.
   *
   * @throws IllegalArgumentException if a member is wrong or missing, naming it
   */
  public BindingRule toRule() {
    return new BindingRule(
        application.orElse(BindingRule.DEFAULT_APPLICATION),
        BindingWords.sources(source, pattern),
        SchemaName.requested(
            schema.orElseThrow(() -> new IllegalArgumentException("'schema' is missing"))),
        tracks.map(all -> all.stream().map(Track::new).toList()).orElse(BindingRule.DEFAULT_TRACKS),
        new Outputs(validated, deadLetters),
        new Handling(
            payload
                .map(word -> BindingWords.read(PayloadForm.class, "payload", word))
                .orElse(Handling.DEFAULT.payload()),
            whenUnchecked
                .map(word -> BindingWords.read(WhenUnchecked.class, "when_unchecked", word))
                .orElse(Handling.DEFAULT.whenUnchecked()),
            repeatedMembers.map(
                word -> BindingWords.read(RepeatedMembers.class, "repeated_members", word)),
            annotateValid.orElse(false),
            schemaWaitMs.map(Duration::ofMillis).orElse(Handling.DEFAULT_WAIT)));
  }
}
