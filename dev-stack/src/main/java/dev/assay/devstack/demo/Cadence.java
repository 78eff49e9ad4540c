package dev.assay.devstack.demo;

import java.time.Duration;
import java.time.Instant;

/** When events are due: evenly spaced from a start on, without drift. */
final class Cadence {
  /** After a longer gap (a laptop that slept) the missed events are left out, not made up. */
  static final Duration MAX_BACKLOG = Duration.ofSeconds(10);

  private static final long MILLIS_PER_SECOND = 1_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  private final Instant start;
  private final int perSecond;
  private long next;

  Cadence(Instant start, int perSecond) {
    this.start = start;
    this.perSecond = perSecond;
  }

  /** Leaves out what is due, if it would be more than the greatest backlog. */
  void skipLongGap(Instant now) {
    if (dueTime().plus(MAX_BACKLOG).isBefore(now)) {
      next = Duration.between(start, now).toMillis() * perSecond / MILLIS_PER_SECOND;
    }
  }

  boolean isDueAt(Instant now) {
    return !dueTime().isAfter(now);
  }

  /** The time of the next event, which is then taken. */
  Instant take() {
    Instant due = dueTime();
    next++;
    return due;
  }

  private Instant dueTime() {
    return start
        .plusSeconds(next / perSecond)
        .plusNanos(next % perSecond * NANOS_PER_SECOND / perSecond);
  }
}
