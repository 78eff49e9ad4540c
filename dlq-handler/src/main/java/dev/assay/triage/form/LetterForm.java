package dev.assay.triage.form;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.Trace;
import java.util.Optional;

@JsonInclude(JsonInclude.Include.NON_ABSENT)
record LetterForm(
    int form,
    String fingerprint,
    MomentForm moment,
    ComplaintForm complaint,
    String sourceTopic,
    Optional<String> schema,
    Optional<String> producer,
    Optional<SampleForm> sample)
    implements Form {

  static LetterForm of(DeadLetterRecord letter) {
    return new LetterForm(
        CURRENT,
        letter.fingerprint().value(),
        MomentForm.of(letter.moment()),
        ComplaintForm.of(letter.complaint()),
        letter.trace().sourceTopic(),
        letter.trace().schema().map(SchemaReference::toString),
        letter.trace().producer(),
        letter.sample().map(SampleForm::of));
  }

  DeadLetterRecord toLetter() {
    return new DeadLetterRecord(
        new FailureFingerprint(fingerprint),
        moment.toMoment(),
        complaint.toComplaint(),
        new Trace(sourceTopic, schema.map(SchemaReference::parse), producer),
        sample.map(SampleForm::toSample));
  }
}
