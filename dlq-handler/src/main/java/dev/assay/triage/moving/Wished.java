package dev.assay.triage.moving;

/** What came of a wish about a redrive. */
public sealed interface Wished {

  /** It is so. */
  record Done(RedriveView view) implements Wished {}

  /** There is no such redrive. */
  record Unknown(String id) implements Wished {}

  /**
   * It can't be.
   *
   * @param why naming what is in the way
   * @param remedy what to do
   * @param needsForce whether force would help
   */
  record Refused(String why, String remedy, boolean needsForce) implements Wished {}

  /** Kafka is away, or somebody else decides all the time; try again. */
  record NotNow(String why) implements Wished {}
}
