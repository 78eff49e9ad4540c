package dev.assay.schema.validation;

import java.util.Arrays;

/**
 * Says at every so many-th call that it is due.
 *
 * <p>Each thread counts in a cell that it shares with few others. A count that is lost when two use
 * the same one makes it due a little later; exact counts would make threads wait for each other.
 */
final class Countdown {
  private static final int CELLS = 16;
  // Cells of neighbours would share a cache line.
  private static final int SPACING = 16;
  private final int every;
  private final int[] left = new int[CELLS * SPACING];

  Countdown(int every) {
    this.every = every;
    Arrays.fill(left, every);
  }

  boolean isDue() {
    int cell = (int) (Thread.currentThread().threadId() % CELLS) * SPACING;
    int now = left[cell] - 1;
    boolean due = now <= 0;
    left[cell] = due ? every : now;
    return due;
  }
}
