package dev.assay.schema.inclusion.search;

/** How much work a search may still do; used by one thread. */
public final class Budget {
  private static final int TESTS_IN_A_STEP = 10;
  private final long steps;
  private long testsLeft;

  /** A budget of so many steps; a step takes some microseconds. */
  public Budget(long steps) {
    this.steps = steps;
    this.testsLeft = steps * TESTS_IN_A_STEP;
  }

  /** Takes a step of the search; false where there is none left or the thread was interrupted. */
  boolean take() {
    testsLeft -= TESTS_IN_A_STEP;
    return testsLeft >= 0 && !Thread.currentThread().isInterrupted();
  }

  /** Takes the test of one statement about one value, which is less than a step. */
  boolean takeTest() {
    testsLeft--;
    return testsLeft >= 0;
  }

  Outcome exhausted() {
    return new Outcome.Unknown("not decided within %d steps".formatted(steps));
  }
}
