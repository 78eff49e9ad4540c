package dev.assay.triage.timeline;

import java.util.Arrays;

/**
 * The dead letters of one hour, by minute.
 *
 * <p>A group has one tally for each hour of the week: the hours {@code h} and {@code h + 168} share
 * a place, and the later one takes it. So a timeline is bounded without anybody clearing it, and
 * the same whatever the order of arrival.
 */
public final class HourTally {
  /** How many hours have a place of their own. */
  public static final int HOURS = 168;

  /** How many minutes an hour has. */
  public static final int MINUTES = 60;

  private static final long MS_PER_MINUTE = 60_000;

  private final long hour;
  private final int[] byMinute;

  private HourTally(long hour, int[] byMinute) {
    this.hour = hour;
    this.byMinute = byMinute;
  }

  /** An hour without dead letters; hours are counted from the epoch. */
  public static HourTally empty(long hour) {
    return new HourTally(hour, new int[MINUTES]);
  }

  /** The hour that a time is in. */
  public static long hourOf(long epochMs) {
    return Math.floorDiv(epochMs, MS_PER_MINUTE * MINUTES);
  }

  /** The minute of its hour that a time is in, 0 to 59. */
  public static int minuteOf(long epochMs) {
    return (int) Math.floorMod(Math.floorDiv(epochMs, MS_PER_MINUTE), (long) MINUTES);
  }

  /** The place of an hour, 0 to 167. */
  public static int placeOf(long hour) {
    return Math.floorMod(hour, HOURS);
  }

  /** What stands in a place after one more dead letter: this where that is of an hour gone by. */
  public HourTally with(long epochMs) {
    long its = hourOf(epochMs);
    if (its < hour) {
      return this;
    }
    return (its == hour ? this : empty(its)).with(minuteOf(epochMs), 1);
  }

  /** This hour with so many more in a minute, 0 to 59. */
  public HourTally with(int minute, int more) {
    int[] counts = byMinute.clone();
    counts[minute] = (int) Math.min(Integer.MAX_VALUE, (long) counts[minute] + more);
    return new HourTally(hour, counts);
  }

  /** What stands in a place after these and those: of two hours the later one. */
  public HourTally with(HourTally others) {
    if (others.hour != hour) {
      return others.hour < hour ? this : others;
    }
    int[] counts = byMinute.clone();
    for (int minute = 0; minute < MINUTES; minute++) {
      counts[minute] =
          (int) Math.min(Integer.MAX_VALUE, (long) counts[minute] + others.byMinute[minute]);
    }
    return new HourTally(hour, counts);
  }

  /** Which hour it is, counted from the epoch. */
  public long hour() {
    return hour;
  }

  /** How many in a minute, 0 to 59. */
  public int in(int minute) {
    return byMinute[minute];
  }

  /** How many in the whole hour. */
  public long total() {
    return Arrays.stream(byMinute).asLongStream().sum();
  }

  /** When a minute began, epoch milliseconds. */
  public long startOf(int minute) {
    return (hour * MINUTES + minute) * MS_PER_MINUTE;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HourTally tally
        && tally.hour == hour
        && Arrays.equals(tally.byMinute, byMinute);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(hour) * 31 + Arrays.hashCode(byMinute);
  }

  @Override
  public String toString() {
    return "hour %d: %s".formatted(hour, Arrays.toString(byMinute));
  }
}
