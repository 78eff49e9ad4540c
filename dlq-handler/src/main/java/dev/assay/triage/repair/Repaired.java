package dev.assay.triage.repair;

import java.nio.ByteBuffer;

/** What came of repairing an event. */
public sealed interface Repaired {

  /**
   * The repair applies.
   *
   * @param event the event afterwards; the very bytes it had where the repair changes nothing
   * @param changed whether it says something else now
   */
  record Done(ByteBuffer event, boolean changed) implements Repaired {
    /** The event's bytes; not to be changed. */
    public byte[] json() {
      return event.array();
    }
  }

  /**
   * The repair does not fit this event, which stays as it is.
   *
   * @param why for people; no value of the event
   */
  record Unfit(String why) implements Repaired {}
}
