package dev.assay.triage.redrive;

import dev.assay.contracts.deadletters.FailureFingerprint;

/** Tells of which failure groups somebody said that their cause is gone. */
@FunctionalInterface
public interface FixedGroups {
  /** Nobody has said so of any. */
  FixedGroups NONE = group -> false;

  /** Whether a group is marked fixed, and has not been seen since. */
  boolean isFixed(FailureFingerprint group);
}
