package dev.assay.triage.group;

import dev.assay.contracts.deadletters.FailureFingerprint;
import java.util.List;

/**
 * All failure groups there are, to be asked at any time by any thread.
 *
 * <p>An answer is whole or it is none: while part of the groups is elsewhere or still being
 * restored, a shorter list would look like good news.
 */
public interface FailureGroups {

  /** Every group, in no particular order. */
  Reading<List<FailureGroup>> all();

  /** The groups whose fingerprint, as text, begins so. */
  Reading<List<FailureGroup>> beginningWith(String fingerprintPrefix);

  /** The samples of a group; none where there is no such group. */
  Reading<KeptSamples> samplesOf(FailureFingerprint fingerprint);
}
