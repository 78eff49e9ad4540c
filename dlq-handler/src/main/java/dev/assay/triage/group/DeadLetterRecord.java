package dev.assay.triage.group;

import dev.assay.contracts.deadletters.FailureFingerprint;

/**
 * What a dead letter tells its failure group.
 *
 * @param fingerprint the group
 * @param complaint what was wrong
 * @param sample the dead letter as an example
 */
public record DeadLetterRecord(
    FailureFingerprint fingerprint, Complaint complaint, Sample sample) {}
