package dev.assay.registry.log;

/** Somebody else has taken the pen; what was being written is aborted. */
final class PenLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PenLost(Throwable cause) {
    super("another replica has taken the pen", cause);
  }
}
