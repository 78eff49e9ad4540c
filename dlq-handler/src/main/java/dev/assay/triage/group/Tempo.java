package dev.assay.triage.group;

/**
 * How fast dead letters come, now and as a rule: two sums of weights that halve with age.
 *
 * <p>Each dead letter weighs 1 when it fails and less the longer ago that is (exponential decay). A
 * sum over all of them needs two numbers and no history, and does not depend on the order in which
 * they arrive.
 *
 * @param recent the sum where a weight decays by 1/e in {@link #RECENT_MS}
 * @param usual the sum where a weight decays by 1/e in {@link #USUAL_MS}
 * @param atMs the time they are stated for: the latest failure's, epoch milliseconds
 */
public record Tempo(double recent, double usual, long atMs) {
  /** Five minutes. */
  public static final double RECENT_MS = 5 * 60_000.0;

  /** A day. */
  public static final double USUAL_MS = 24 * 3_600_000.0;

  private static final double MS_PER_MINUTE = 60_000.0;

  /** The tempo of a single dead letter. */
  public static Tempo of(long failedAtMs) {
    return new Tempo(1, 1, failedAtMs);
  }

  /** The tempo with one more dead letter. */
  public Tempo with(long failedAtMs) {
    double ms = (double) failedAtMs - (double) atMs;
    return ms >= 0
        ? new Tempo(
            recent * Math.exp(-ms / RECENT_MS) + 1,
            usual * Math.exp(-ms / USUAL_MS) + 1,
            failedAtMs)
        : new Tempo(recent + Math.exp(ms / RECENT_MS), usual + Math.exp(ms / USUAL_MS), atMs);
  }

  /** The tempo of these dead letters and those. */
  public Tempo with(Tempo others) {
    Tempo later = others.atMs >= atMs ? others : this;
    Tempo earlier = others.atMs >= atMs ? this : others;
    double ms = (double) earlier.atMs - (double) later.atMs;
    return new Tempo(
        later.recent + earlier.recent * Math.exp(ms / RECENT_MS),
        later.usual + earlier.usual * Math.exp(ms / USUAL_MS),
        later.atMs);
  }

  /** Dead letters a minute, over the last five or so. */
  public double perMinute(long nowMs) {
    return recent * decay(nowMs, RECENT_MS) / (RECENT_MS / MS_PER_MINUTE);
  }

  /**
   * Dead letters a minute, over the last day or since the group began, whichever is shorter.
   *
   * @param sinceMs when the group was first seen
   */
  public double usuallyPerMinute(long nowMs, long sinceMs) {
    double ageMs = Math.max(MS_PER_MINUTE, (double) nowMs - (double) sinceMs);
    double share = 1 - Math.exp(-ageMs / USUAL_MS);
    return usual * decay(nowMs, USUAL_MS) / (USUAL_MS / MS_PER_MINUTE * share);
  }

  private double decay(long nowMs, double constantMs) {
    return Math.exp(-Math.max(0, (double) nowMs - (double) atMs) / constantMs);
  }
}
