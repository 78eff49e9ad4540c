package dev.assay.triage;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.triage.ask.Asker;
import dev.assay.triage.ask.FailureGroups;
import dev.assay.triage.ask.KnownGroup;
import dev.assay.triage.ask.Reading;
import dev.assay.triage.mark.GroupState;
import java.time.InstantSource;
import java.util.List;

/** Whether somebody said of a group that its cause is gone, and it was not seen since. */
final class MarkedFixed {
  private MarkedFixed() {}

  /** False also where the groups can't be asked now: then a redrive has to be forced. */
  static boolean isFixed(
      FailureGroups groups, FailureFingerprint fingerprint, InstantSource clock) {
    return switch (groups.beginningWith(fingerprint.value(), Asker.NOBODY)) {
      case Reading.Complete<List<KnownGroup>>(var found) ->
          found.stream().anyMatch(group -> group.state(clock.instant()) == GroupState.FIXED);
      case Reading.NotNow<List<KnownGroup>> _ -> false;
    };
  }
}
