package dev.assay.triage.form;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.group.DeadLetterRecord;

record LetterForm(int form, String fingerprint, ComplaintForm complaint, SampleForm sample)
    implements Form {

  static LetterForm of(DeadLetterRecord letter) {
    return new LetterForm(
        CURRENT,
        letter.fingerprint().value(),
        ComplaintForm.of(letter.complaint()),
        SampleForm.of(letter.sample()));
  }

  DeadLetterRecord toLetter() {
    return new DeadLetterRecord(
        new FailureFingerprint(fingerprint), complaint.toComplaint(), sample.toSample());
  }
}
