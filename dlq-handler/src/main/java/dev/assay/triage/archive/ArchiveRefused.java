package dev.assay.triage.archive;

/** An archive that is not what it should be; trying again changes nothing. */
public final class ArchiveRefused extends RuntimeException {
  /** Why, naming the archive and its object. */
  public ArchiveRefused(String why) {
    super(why);
  }
}
