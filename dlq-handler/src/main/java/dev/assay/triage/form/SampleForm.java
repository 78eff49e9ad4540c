package dev.assay.triage.form;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.contracts.deadletters.Origin;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.validation.Violation;
import dev.assay.triage.group.EventText;
import dev.assay.triage.group.Sample;
import java.util.List;
import java.util.Optional;

@JsonInclude(JsonInclude.Include.NON_ABSENT)
record SampleForm(
    MomentForm moment,
    OriginForm origin,
    Optional<String> schema,
    Optional<String> producer,
    Optional<TextForm> key,
    TextForm value,
    long attempt,
    List<ViolationForm> violations) {

  static SampleForm of(Sample sample) {
    return new SampleForm(
        MomentForm.of(sample.moment()),
        OriginForm.of(sample.origin()),
        sample.schema().map(SchemaReference::toString),
        sample.producer(),
        sample.event().key().map(TextForm::of),
        TextForm.of(sample.event().value()),
        sample.attempt(),
        sample.violations().stream().map(ViolationForm::of).toList());
  }

  Sample toSample() {
    return new Sample(
        moment.toMoment(),
        origin.toOrigin(),
        schema.map(SchemaReference::parse),
        producer,
        new Sample.Event(key.map(TextForm::toText), value.toText()),
        attempt,
        violations.stream().map(ViolationForm::toViolation).toList());
  }

  record OriginForm(String topic, int partition, long offset, long timestampMs) {
    static OriginForm of(Origin origin) {
      return new OriginForm(
          origin.topic(), origin.partition(), origin.offset(), origin.timestampMs());
    }

    Origin toOrigin() {
      return new Origin(requireNonNull(topic), partition, offset, timestampMs);
    }
  }

  record TextForm(String text, boolean truncated) {
    static TextForm of(EventText text) {
      return new TextForm(text.text(), text.truncated());
    }

    EventText toText() {
      return new EventText(requireNonNull(text), truncated);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ViolationForm(
      String instance, String keyword, String schema, String message, Optional<String> property) {
    static ViolationForm of(Violation violation) {
      return new ViolationForm(
          violation.instanceLocation(),
          violation.keyword(),
          violation.schemaLocation(),
          violation.message(),
          violation.property());
    }

    Violation toViolation() {
      return new Violation(
          instance, keyword, requireNonNull(schema), requireNonNull(message), property);
    }
  }
}
