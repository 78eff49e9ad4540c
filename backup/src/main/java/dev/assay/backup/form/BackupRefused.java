package dev.assay.backup.form;

/** What was asked for can't be done; trying again changes nothing. */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, naming the thing, the value and the remedy. */
  public BackupRefused(String why) {
    super(why);
  }
}
