package dev.assay.store;

/** A store that says no; trying again changes nothing. */
public final class StoreRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, naming the store and the object. */
  public StoreRefused(String why, Throwable cause) {
    super(why, cause);
  }
}
