package dev.assay.benchmarks.deadletters;

import dev.assay.contracts.redrives.RedriveState;
import dev.assay.contracts.rest.RedriveBody;
import java.util.concurrent.locks.LockSupport;

/**
 * A redrive of everything, and how fast it went.
 *
 * @param plannedPerSecond dead letters read, repaired and judged a second before anything moved
 * @param movedPerSecond the same with every event sent on in transactions
 */
record Redriving(double plannedPerSecond, double movedPerSecond) {
  private static final long POLL_NANOS = 50_000_000L;

  /**
   * Redrives and waits.
   *
   * @param wish the body of {@code POST /redrives}
   */
  static Redriving of(Handler handler, String wish, long letters) {
    long asked = System.nanoTime();
    RedriveBody redrive = handler.redrive(wish);
    long planned = asked;
    while (redrive.redrive().state() != RedriveState.COMPLETED) {
      if (redrive.redrive().state() == RedriveState.FAILED || !handler.isAlive()) {
        throw new IllegalStateException("the redrive failed: " + redrive.redrive().because());
      }
      LockSupport.parkNanos(POLL_NANOS);
      redrive = handler.redriveNow(redrive.redrive().id());
      if (planned == asked && redrive.redrive().plan().isPresent()) {
        planned = System.nanoTime();
      }
    }
    long done = System.nanoTime();
    if (redrive.redrive().counts().passing() != letters) {
      throw new IllegalStateException(
          "of %d dead letters were moved: %s".formatted(letters, redrive.redrive().counts()));
    }
    return new Redriving(letters / seconds(planned - asked), letters / seconds(done - planned));
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }
}
