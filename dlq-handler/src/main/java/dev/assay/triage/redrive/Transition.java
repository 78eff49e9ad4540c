package dev.assay.triage.redrive;

import dev.assay.contracts.redrives.RedriveRecord;

/** What comes of wanting a redrive in another state. */
public sealed interface Transition {

  /** It becomes this. */
  record To(RedriveRecord redrive) implements Transition {}

  /** It is so already. */
  record AlreadySo(RedriveRecord redrive) implements Transition {}

  /**
   * It can't.
   *
   * @param why naming the redrive and its state
   * @param remedy what to do instead
   * @param needsForce whether it would go with force
   */
  record Refused(String why, String remedy, boolean needsForce) implements Transition {}
}
