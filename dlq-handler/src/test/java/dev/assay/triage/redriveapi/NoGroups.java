package dev.assay.triage.redriveapi;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.GroupDetail;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import java.util.List;

/** Knows no groups. */
final class NoGroups implements FailureGroups {
  @Override
  public Reading<List<KnownGroup>> beginningWith(String fingerprintPrefix, Asker asker) {
    return new Reading.Complete<>(List.of());
  }

  @Override
  public Reading<GroupDetail> timelineOf(FailureFingerprint fingerprint, Asker asker) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Reading<GroupDetail> detailOf(FailureFingerprint fingerprint, Asker asker) {
    throw new UnsupportedOperationException();
  }
}
