package dev.assay.triage.archive;

/** A store that can't be had now. */
public final class ArchiveAway extends RuntimeException {
  /** Why, naming the store. */
  public ArchiveAway(String why, Throwable cause) {
    super(why, cause);
  }
}
