package dev.assay.backup.source;

/** Who wants to know how far it is. */
@FunctionalInterface
public interface Progress {
  /** Nobody. */
  Progress UNHEARD = (done, total) -> {};

  /** So much of so much is done; the total may grow. */
  void reached(long done, long total);
}
