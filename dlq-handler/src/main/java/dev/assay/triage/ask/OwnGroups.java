package dev.assay.triage.ask;

import dev.assay.contracts.deadletters.FailureFingerprint;

/** The groups of this instance alone. */
public interface OwnGroups {

  /** Those of the partitions that are readable here, of which a fingerprint begins so. */
  Reading<Part> beginningWith(String fingerprintPrefix);

  /** What a list leaves out about a group that may live here; empty where it doesn't. */
  Reading<GroupDetail> detailOf(FailureFingerprint fingerprint);
}
