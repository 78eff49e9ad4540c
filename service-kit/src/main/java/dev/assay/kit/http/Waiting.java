package dev.assay.kit.http;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for Vert.x from a thread that may block. */
final class Waiting {
  private static final long TIMEOUT_SECONDS = 30;

  private Waiting() {}

  /**
   * Returns when the future is done.
   *
   * @throws WaitingFailed if the future failed, took too long, or the thread was interrupted
   */
  static void until(Future<?> future) {
    try {
      future.toCompletionStage().toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new WaitingFailed(Optional.ofNullable(e.getCause()).orElse(e));
    } catch (TimeoutException e) {
      throw new WaitingFailed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WaitingFailed(e);
    }
  }

  /** Wraps what kept a future from succeeding. */
  static final class WaitingFailed extends RuntimeException {
    private final Throwable reason;

    WaitingFailed(Throwable reason) {
      super(reason);
      this.reason = reason;
    }

    Throwable reason() {
      return reason;
    }
  }
}
