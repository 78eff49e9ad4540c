package dev.assay.triage.moving;

/** Hears of every stroke of a pen; where a test lets it fail, and an operator might count. */
@FunctionalInterface
public interface StrokeWatch {
  /** Nobody watches. */
  StrokeWatch NONE = (transactionalId, stroke) -> {};

  /** A stroke is done; called on the thread that writes. */
  void after(String transactionalId, Stroke stroke);

  /** The steps of a transaction. */
  enum Stroke {
    /** About to be taken; whoever holds it still does. */
    TAKING,
    /** The former holder is fenced, and what it left open is settled. */
    TAKEN,
    /** Half of the records are sent. */
    HALF_SENT,
    /** All are sent and acknowledged, nothing is committed. */
    SENT,
    /** Committed. */
    COMMITTED
  }
}
