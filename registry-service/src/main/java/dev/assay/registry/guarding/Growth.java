package dev.assay.registry.guarding;

import dev.assay.contracts.instances.InstanceReport.Events;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * By how much the counts of one instance grew within a window.
 *
 * <p>Counts are told as totals, so nothing is counted twice or lost whatever reports get lost. The
 * oldest total kept lies at the beginning of the window or before it; in between a bounded number
 * of them is enough.
 */
final class Growth {
  private static final int STEPS = 50;

  private final long windowNanos;
  private final Deque<Total> totals = new ArrayDeque<>();
  private Total newest;

  /**
   * Begins with a total.
   *
   * @param begin from which it grows: nothing where all of it was counted within the window
   */
  Growth(Duration window, long nowNanos, Events begin) {
    this.windowNanos = window.toNanos();
    this.newest = new Total(nowNanos, begin);
    totals.add(newest);
  }

  void reached(Events total, long nowNanos) {
    newest = new Total(nowNanos, total);
    if (nowNanos - totals.getLast().atNanos >= windowNanos / STEPS) {
      totals.add(newest);
    }
  }

  /** What was added within the window before now. */
  Events within(long nowNanos) {
    while (totals.size() > 1 && nowNanos - second().atNanos >= windowNanos) {
      var _ = totals.removeFirst();
    }
    return newest.events.minus(totals.getFirst().events);
  }

  /** All there is. */
  Events total() {
    return newest.events;
  }

  private Total second() {
    var totalsInOrder = totals.iterator();
    var _ = totalsInOrder.next();
    return totalsInOrder.next();
  }

  private record Total(long atNanos, Events events) {}
}
