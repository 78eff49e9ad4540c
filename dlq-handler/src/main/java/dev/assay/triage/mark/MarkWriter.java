package dev.assay.triage.mark;

import dev.assay.contracts.deadletters.FailureFingerprint;

/** Where marks are written. */
@FunctionalInterface
public interface MarkWriter {

  /**
   * Writes a mark so that it lasts.
   *
   * @throws NotWritten if it may not have been written
   */
  void write(FailureFingerprint fingerprint, Mark mark) throws NotWritten;

  /** A mark that may not have been written. */
  final class NotWritten extends Exception {
    /** Why, for people. */
    public NotWritten(String why, Throwable cause) {
      super(why, cause);
    }
  }
}
