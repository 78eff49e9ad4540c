package dev.assay.registry.changes;

import java.util.ArrayList;
import java.util.List;

/**
 * The newest changes, as many as fit: every committed one from {@link #coveredFrom()} on.
 *
 * <p>Written by one thread, read by many; whoever reads keeps their own place, so nobody who reads
 * slowly costs more than their place.
 */
final class ChangeRing {
  private final Change[] slots;
  private final long maxChars;
  private long head;
  private long tail;
  private long chars;
  private long coveredFrom;
  private long next;

  ChangeRing(int maxChanges, long maxChars) {
    this.slots = new Change[maxChanges];
    this.maxChars = maxChars;
  }

  /**
   * Some changes from a place on.
   *
   * @param next where to go on from; equal to the place asked for exactly if there is nothing new
   */
  record Slice(List<Change> changes, long next) {}

  /** Forgets all, and is about to be told everything from this offset on. */
  synchronized void restartAt(long offset) {
    head = tail;
    chars = 0;
    coveredFrom = offset;
    next = offset;
  }

  synchronized void add(Change change) {
    slots[slot(tail)] = change;
    tail++;
    chars += change.json().length();
    while (tail - head > slots.length - 1 || (chars > maxChars && tail - head > 1)) {
      Change oldest = slots[slot(head)];
      chars -= oldest.json().length();
      coveredFrom = oldest.offset() + 1;
      head++;
    }
  }

  /** Everything before this offset has been told. */
  synchronized void readUpTo(long offsetExclusive) {
    next = Math.max(next, offsetExclusive);
  }

  synchronized long coveredFrom() {
    return coveredFrom;
  }

  synchronized long next() {
    return next;
  }

  /** At most so many changes from an offset on, which must be covered. */
  synchronized Slice from(long offset, int atMost) {
    List<Change> changes = new ArrayList<>();
    for (long at = firstAtOrAfter(offset); at < tail && changes.size() < atMost; at++) {
      changes.add(slots[slot(at)]);
    }
    boolean all = changes.isEmpty() || changes.getLast().offset() == newest();
    return new Slice(changes, all ? Math.max(offset, next) : changes.getLast().offset() + 1);
  }

  private long newest() {
    return slots[slot(tail - 1)].offset();
  }

  private long firstAtOrAfter(long offset) {
    long low = head;
    long high = tail;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (slots[slot(middle)].offset() < offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private int slot(long at) {
    return (int) (at % slots.length);
  }
}
