package dev.assay.schema.evolution.diff;

/** How much work a comparison may do; for one thread, and used up once. */
final class Budget {
  private int stepsLeft;

  Budget(int steps) {
    this.stepsLeft = steps;
  }

  /** Takes so many steps off; false when they are used up, or when the thread was interrupted. */
  boolean allows(int steps) {
    stepsLeft -= Math.min(steps, stepsLeft + 1);
    return stepsLeft >= 0 && !Thread.currentThread().isInterrupted();
  }
}
