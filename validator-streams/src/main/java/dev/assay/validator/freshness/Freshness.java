package dev.assay.validator.freshness;

import dev.assay.contracts.deadletters.Origin;
import java.time.Duration;
import java.util.Optional;

/** Says when what is known here is enough to judge an event for good. */
public interface Freshness {

  /**
   * Waits until everything is applied that the log said before the event was written; blocks the
   * caller.
   *
   * @param knows how far up the log its producer says that it knows of, if it does
   * @param atMost for how long
   * @return whether that came about
   */
  boolean await(Origin event, Optional<Long> knows, Duration atMost);

  /**
   * Waits likewise, for as long as it can.
   *
   * @throws LogOutOfReach where it does not come about; the event must then be read again
   */
  void insist(Origin event, Optional<Long> knows);
}
