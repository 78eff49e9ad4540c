package dev.assay.contracts.enforcement;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How much a policy may refuse before it falls back to log-only.
 *
 * <p>Rejected is an event whose verdict says invalid, whether it was refused or, beyond the share
 * of a canary, only marked: a small canary learns from all traffic what enforcing would do.
 *
 * @param rejectPercent the share of judged events of one schema that may be rejected, above 0 up to
 *     100; at 100 it never trips
 * @param window the time that is looked at, 1 s to 1 h
 * @param minEvents so many events of the schema must have been judged within the window, from 1
 * @param newGroups how many failure groups of one schema may appear that were not seen before the
 *     policy was decided; without it any number
 */
public record GuardLimits(
    double rejectPercent, Duration window, long minEvents, OptionalInt newGroups) {
  /** The window where nobody names one. */
  public static final Duration DEFAULT_WINDOW = Duration.ofSeconds(30);

  /** The number of events where nobody names one. */
  public static final long DEFAULT_MIN_EVENTS = 100;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final int MOST_GROUPS = 50;

  public GuardLimits {
    if (!(rejectPercent > 0 && rejectPercent <= 100)) {
      throw new IllegalArgumentException(
          "guard: reject percent %s is not above 0 and up to 100".formatted(rejectPercent));
    }
    window = Duration.ofMillis(window.toMillis());
    if (window.compareTo(SHORTEST) < 0 || window.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "guard: window of %d ms is not between 1 s and 1 h".formatted(window.toMillis()));
    }
    if (minEvents < 1) {
      throw new IllegalArgumentException(
          "guard: minimum of %d events is less than 1".formatted(minEvents));
    }
    if (newGroups.isPresent() && (newGroups.getAsInt() < 0 || newGroups.getAsInt() > MOST_GROUPS)) {
      throw new IllegalArgumentException(
          "guard: budget of %d new failure groups is not between 0 and %d"
              .formatted(newGroups.getAsInt(), MOST_GROUPS));
    }
  }

  /** Whether so many rejected among so many judged events are too many. */
  public boolean isExceeded(long judged, long rejected) {
    return judged >= minEvents && rejected * 100.0 > rejectPercent * judged;
  }

  /** Whether so many failure groups are too many. */
  public boolean isExceeded(int groups) {
    return newGroups.isPresent() && groups > newGroups.getAsInt();
  }

  /** On one line, such as {@code 5% of at least 100 events in 30 s}. */
  @Override
  public String toString() {
    return "%s%% of at least %d events in %s%s"
        .formatted(
            Numbers.plain(rejectPercent),
            minEvents,
            Numbers.time(window),
            newGroups.isPresent()
                ? ", %d new failure groups".formatted(newGroups.getAsInt())
                : "");
  }
}
