package dev.assay.validator.binding;

import dev.assay.contracts.bindings.BindingRule;
import dev.assay.contracts.bindings.Handling;
import dev.assay.contracts.bindings.Outputs;
import dev.assay.contracts.bindings.PayloadForm;
import dev.assay.contracts.bindings.SourceTopics;
import dev.assay.contracts.bindings.WhenUnchecked;
import dev.assay.schema.SchemaName;
import dev.assay.schema.Track;
import dev.assay.schema.validation.EngineSettings.RepeatedMembers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What holds for the events of one source topic.
 *
 * @param source the topic
 * @param stated by which binding
 */
public record Binding(String source, StatedBinding stated) {

  /** A binding with every default, but stable track first. */
  public static Binding of(String source, SchemaName schema) {
    return new Binding(
        source,
        StatedBinding.configured(
            source,
            new BindingRule(
                BindingRule.DEFAULT_APPLICATION,
                new SourceTopics.Named(source),
                schema,
                List.of(Track.V1, Track.V2),
                Outputs.BY_SUFFIX,
                Handling.DEFAULT)));
  }

  /** What the binding is called. */
  public String name() {
    return stated.name();
  }

  /** Judges every event that does not name a schema itself. */
  public SchemaName schema() {
    return stated.rule().schema();
  }

  /** In order of preference. */
  public List<Track> tracks() {
    return stated.rule().tracks();
  }

  /** Where events go that may pass. */
  public String validatedTopic() {
    return stated.rule().validatedTopic(source);
  }

  /** Where events go that are refused. */
  public String deadLetterTopic() {
    return stated.rule().deadLetterTopic(source);
  }

  /** Which bytes of a value are judged. */
  public PayloadForm payload() {
    return stated.rule().handling().payload();
  }

  /** What happens to an event that nobody could judge. */
  public WhenUnchecked whenUnchecked() {
    return stated.rule().handling().whenUnchecked();
  }

  /** What becomes of repeated members, where the binding says so. */
  public Optional<RepeatedMembers> repeatedMembers() {
    return stated.rule().handling().repeatedMembers();
  }

  /** Whether valid events say so in headers. */
  public boolean annotateValid() {
    return stated.rule().handling().annotateValid();
  }

  /** How long an event may wait for its schema. */
  public Duration schemaWait() {
    return stated.rule().handling().schemaWait();
  }
}
