package dev.assay.registry.log;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait before the pen is taken again.
 *
 * <p>Whoever lost the pen leaves it to the winner for longer than taking it and committing once
 * takes, so every holder gets something written; and for a random while, so that several losers
 * don't come back in step. Their commands meanwhile gather into one transaction.
 */
final class PenPauses {
  private static final int LEAST_AFTER_LOSS_MS = 60;
  private static final int MOST_STEPS = 4;
  private static final int AFTER_FAILURE_MS = 250;

  private final CountDownLatch closing;
  private int losses;

  PenPauses(CountDownLatch closing) {
    this.closing = closing;
  }

  void succeeded() {
    losses = 0;
  }

  void afterLoss() {
    losses = Math.min(losses + 1, MOST_STEPS);
    pause(LEAST_AFTER_LOSS_MS + ThreadLocalRandom.current().nextInt(LEAST_AFTER_LOSS_MS * losses));
  }

  void afterFailure() {
    pause(AFTER_FAILURE_MS + ThreadLocalRandom.current().nextInt(AFTER_FAILURE_MS));
  }

  private void pause(long ms) {
    try {
      var _ = closing.await(ms, TimeUnit.MILLISECONDS);
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }
}
