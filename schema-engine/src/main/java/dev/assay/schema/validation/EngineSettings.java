package dev.assay.schema.validation;

/**
 * How schemas are made fast and kept right.
 *
 * @param generateAfter events that a schema's plan is interpreted for before a class is generated
 *     from it; 0 generates at once, {@link #NEVER} never
 * @param judgeAgainEvery of so many events that a plan accepted, one is judged by the reference as
 *     well; 1 judges each, {@link #NEVER} none
 */
public record EngineSettings(
    int generateAfter, int judgeAgainEvery, RepeatedMembers repeatedMembers) {
  /** So many that it never comes to it. */
  public static final int NEVER = Integer.MAX_VALUE;

  private static final EngineSettings DEFAULTS =
      new EngineSettings(5_000, 1_000, RepeatedMembers.LAST_ONE_COUNTS);

  public EngineSettings {
    if (generateAfter < 0) {
      throw new IllegalArgumentException(
          "generateAfter %d is negative; 0 generates at once".formatted(generateAfter));
    }
    if (judgeAgainEvery < 1) {
      throw new IllegalArgumentException(
          "judgeAgainEvery %d is less than 1; 1 judges each event again"
              .formatted(judgeAgainEvery));
    }
  }

  /** A class after 5,000 events, 1 in 1,000 judged again, of repeated members the last counts. */
  public static EngineSettings defaults() {
    return DEFAULTS;
  }

  /** What becomes of an object that has a member twice, of which RFC 8259 says little. */
  public enum RepeatedMembers {
    /** The last one is judged, as the reference does. */
    LAST_ONE_COUNTS,
    /** The event is invalid: readers would differ about what it says. */
    REJECT
  }
}
