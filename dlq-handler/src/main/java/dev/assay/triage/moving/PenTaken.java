package dev.assay.triage.moving;

/** Somebody else writes about this now; nothing of the last attempt is so. */
final class PenTaken extends RuntimeException {
  PenTaken(Throwable cause) {
    super("another holder took the pen", cause);
  }
}
