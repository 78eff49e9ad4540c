package dev.assay.kit.follow;

import java.time.Duration;
import java.time.InstantSource;

/** Where a topic begins to be read; after trouble it goes on where it was. */
public sealed interface Beginning {
  /** With the first record there is. */
  Beginning FIRST = new First();

  /** With the first record there is. */
  record First() implements Beginning {}

  /**
   * With what was written a little before now; where nothing was, with what comes.
   *
   * @param ago how much before
   * @param clock says what now is
   */
  record Since(Duration ago, InstantSource clock) implements Beginning {}
}
