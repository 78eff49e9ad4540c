package dev.assay.store;

/** A store that can't be had now; trying again later may help. */
public final class StoreAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, naming the store. */
  public StoreAway(String why, Throwable cause) {
    super(why, cause);
  }
}
