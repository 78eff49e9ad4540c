package dev.assay.registry.changesapi;

/** Where a subscriber wants to begin. */
sealed interface From {
  /** With what comes next. */
  record Latest() implements From {}

  /** With the first change that is retained. */
  record Earliest() implements From {}

  /**
   * At an offset.
   *
   * @param offset the first that is wanted
   * @param resumed whether the subscriber comes back by itself, and so can't be refused but only
   *     told what it missed
   */
  record At(long offset, boolean resumed) implements From {}
}
