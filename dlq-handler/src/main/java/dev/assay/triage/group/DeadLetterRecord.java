package dev.assay.triage.group;

import dev.assay.contracts.deadletters.FailureFingerprint;

/**
 * What a dead letter tells its failure group.
 *
 * @param fingerprint the group
 * @param moment when it was refused, and where it lies
 * @param complaint what was wrong
 * @param trace where the event came from
 */
public record DeadLetterRecord(
    FailureFingerprint fingerprint, Moment moment, Complaint complaint, Trace trace) {}
