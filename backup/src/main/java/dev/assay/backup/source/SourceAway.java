package dev.assay.backup.source;

/** Kafka or etcd can't be had now; trying again later may help. */
public final class SourceAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why, naming which. */
  public SourceAway(String why, Throwable cause) {
    super(why, cause);
  }
}
