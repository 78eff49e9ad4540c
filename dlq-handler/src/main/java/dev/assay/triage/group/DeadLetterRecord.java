package dev.assay.triage.group;

import dev.assay.contracts.deadletters.FailureFingerprint;
import java.util.Optional;

/**
 * What a dead letter tells its failure group.
 *
 * @param fingerprint the group
 * @param moment when it was refused, and where it lies
 * @param complaint what was wrong
 * @param trace where the event came from
 * @param sample the dead letter as an example; absent where the group has enough of that second
 */
public record DeadLetterRecord(
    FailureFingerprint fingerprint,
    Moment moment,
    Complaint complaint,
    Trace trace,
    Optional<Sample> sample) {

  /** The same without the example, which is most of it. */
  public DeadLetterRecord withoutSample() {
    return new DeadLetterRecord(fingerprint, moment, complaint, trace, Optional.empty());
  }
}
