package dev.assay.triage;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.contracts.redrives.RedriveWish;
import dev.assay.contracts.redrives.RedriveWish.Movement;
import dev.assay.contracts.redrives.RedriveWish.Repair;
import dev.assay.contracts.redrives.RedriveWish.Selection;
import dev.assay.triage.heal.AutoRedrive;
import dev.assay.triage.moving.Redrives;
import dev.assay.triage.moving.Wished;
import java.time.InstantSource;
import java.util.List;

/**
 * Begins redrives for source topics whose owners wish it, as soon as a new version would let a
 * group's dead letters pass.
 *
 * <p>What was redriven is not moved again, so that beginning twice does no harm.
 */
record RedriveUnasked(Redrives redrives, List<String> deadLetterTopics, InstantSource clock)
    implements AutoRedrive {
  private static final String ACTOR = "auto-redrive";

  @Override
  public void wouldPass(FailureFingerprint fingerprint) {
    // A group is forced: that a new version heals it is why it is moved, fixed or not.
    RedriveWish wish =
        new RedriveWish(
            Selection.all(deadLetterTopics).ofGroup(fingerprint.value()),
            Repair.NONE,
            Movement.DEFAULT.withForce(true));
    RedriveRecord.Asked asked =
        new RedriveRecord.Asked(ACTOR, "a new version would pass it", clock.millis(), true);
    if (redrives.begin(wish, asked) instanceof Wished.NotNow(String why)) {
      throw new IllegalStateException(why);
    }
  }
}
