package dev.assay.triage.repair;

/** What came of repairing an event. */
public sealed interface Repaired {

  /**
   * The repair applies.
   *
   * @param json the event afterwards; the very bytes it had where the repair changes nothing
   * @param changed whether it says something else now
   */
  record Done(byte[] json, boolean changed) implements Repaired {}

  /**
   * The repair does not fit this event, which stays as it is.
   *
   * @param why for people; no value of the event
   */
  record Unfit(String why) implements Repaired {}
}
