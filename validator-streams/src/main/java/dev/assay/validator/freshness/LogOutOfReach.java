package dev.assay.validator.freshness;

/**
 * Nobody can say whether an event's schema is known by now, and it may not pass unjudged.
 *
 * <p>No fault of the event and no bug: whoever meets this reads the event again, later.
 */
public final class LogOutOfReach extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LogOutOfReach(String message) {
    super(message);
  }
}
