package dev.assay.triage.ask;

import dev.assay.contracts.deadletters.FailureFingerprint;
import java.util.List;

/**
 * All failure groups there are, to be asked at any time by any thread.
 *
 * <p>An answer is whole or it is none: while part of the groups is elsewhere or still being
 * restored, a shorter list would look like good news.
 */
public interface FailureGroups {

  /** The groups whose fingerprint, as text, begins so, in no particular order; all for nothing. */
  Reading<List<KnownGroup>> beginningWith(String fingerprintPrefix, Asker asker);

  /** When its dead letters came; the samples are left out, which are payload. */
  Reading<GroupDetail> timelineOf(FailureFingerprint fingerprint, Asker asker);

  /** What a list leaves out about a group. */
  Reading<GroupDetail> detailOf(FailureFingerprint fingerprint, Asker asker);
}
