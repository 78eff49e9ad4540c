package dev.assay.triage.moving;

import dev.assay.contracts.redrives.RedriveRecord;
import dev.assay.triage.redrive.BeforeAfter;
import java.util.List;
import java.util.Optional;

/**
 * A redrive, and what this instance knows beside what is written.
 *
 * @param redrive what is written
 * @param samples events before and after; only of plans made here
 * @param perSecond how fast it goes, where it goes here
 * @param trouble what it waits for, where it waits here
 * @param needsForce whether it would only be moved with force
 */
public record RedriveView(
    RedriveRecord redrive,
    List<BeforeAfter> samples,
    Optional<Double> perSecond,
    Optional<String> trouble,
    boolean needsForce) {
  public RedriveView {
    samples = List.copyOf(samples);
  }
}
