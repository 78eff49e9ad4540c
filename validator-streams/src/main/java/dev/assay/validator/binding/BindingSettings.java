package dev.assay.validator.binding;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.BindingWords;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.kit.config.Key;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A source topic or a pattern of such, the schema their events are judged by, and where they go.
 *
 * @param source topic that producers write to, or
 * @param pattern topics that producers write to
 * @param schema judges every event that does not name a schema itself
 * @param name what decisions at run time call it; the source, if not given
 * @param tracks in order of preference, at least one, none twice
 * @param validated where events go that may pass, if not {@code <source>.validated}
 * @param deadLetters where events go that are refused, if not {@code <source>.dlq}
 * @param payload which bytes of a value are judged
 * @param whenUnchecked what happens to an event that nobody could judge
 * @param repeatedMembers what becomes of an object that has a member twice
 * @param annotateValid whether valid events say so
 * @param schemaWait how long an event may wait for its schema
 */
public record BindingSettings(
    @Key(value = "source", describes = "Topic that producers write to; either this or pattern")
        Optional<String> source,
    @Key(
            value = "pattern",
            describes =
                "Regular expression of topics that producers write to, also later ones; outputs go by suffix")
        Optional<String> pattern,
    @Key(
            value = "schema",
            describes = "Name of the schema that judges events which name none themselves")
        SchemaName schema,
    @Key(
            value = "name",
            describes =
                "What the command line calls it; without it the source; needed with pattern")
        Optional<String> name,
    @Key(
            value = "tracks",
            defaultValue = "v2,v1",
            describes = "Tracks in order of preference; the first that has the schema judges")
        List<Track> tracks,
    @Key(
            value = "validated",
            describes = "Topic for events that may pass; without it <source>.validated")
        Optional<String> validated,
    @Key(
            value = "dead-letters",
            describes = "Topic for events that are refused; without it <source>.dlq")
        Optional<String> deadLetters,
    @Key(
            value = "payload",
            defaultValue = "auto",
            describes =
                "What is judged: the whole value (raw), an envelope's payload, what follows Confluent's frame, or whichever is there (auto)")
        PayloadForm payload,
    @Key(
            value = "when-unchecked",
            defaultValue = "pass",
            describes = "Fail-open (pass) or fail-closed (refuse) where an event can't be judged")
        WhenUnchecked whenUnchecked,
    @Key(
            value = "repeated-members",
            describes =
                "An object with a member twice: reject, or last-one-counts; without it as limits.reject-repeated-members says")
        Optional<RepeatedMembers> repeatedMembers,
    @Key(
            value = "annotate-valid",
            defaultValue = "false",
            describes = "Whether valid events say so, in assay-verdict and assay-judged-by")
        boolean annotateValid,
    @Key(
            value = "schema-wait",
            defaultValue = "2s",
            describes =
                "How long an event may wait for its schema before it counts as unknown; up to 30s, 0s for not at all")
        Duration schemaWait) {

  public BindingSettings {
    tracks = List.copyOf(tracks);
    if (pattern.isPresent() && name.isEmpty()) {
      throw new IllegalArgumentException(
          "pattern '%s' has no name: give one, by which the command line calls it"
              .formatted(pattern.get()));
    }
    name.ifPresent(BindingDecision::requireName);
    var _ =
        new BindingRule(
            BindingRule.DEFAULT_APPLICATION,
            BindingWords.sources(source, pattern),
            schema,
            tracks,
            new Outputs(validated, deadLetters),
            new Handling(payload, whenUnchecked, repeatedMembers, annotateValid, schemaWait));
  }

  /** The binding for a validator of this application id. */
  public StatedBinding stated(String application) {
    return StatedBinding.configured(
        name.or(() -> source).orElseThrow(),
        new BindingRule(
            application,
            BindingWords.sources(source, pattern),
            schema,
            tracks,
            new Outputs(validated, deadLetters),
            new Handling(payload, whenUnchecked, repeatedMembers, annotateValid, schemaWait)));
  }
}
