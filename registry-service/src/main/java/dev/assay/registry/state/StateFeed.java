package dev.assay.registry.state;

import dev.assay.contracts.rest.LogPosition;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Where the newest state is to be had; safe for use by many threads. */
public interface StateFeed {

  /** The newest snapshot; never blocks. */
  Snapshot current();

  /**
   * Completes with the newest snapshot once the whole log, as long as it was then, had been read;
   * before that a thing missing from the state may only not have been read yet.
   */
  CompletionStage<Snapshot> caughtUp();

  /**
   * Completes with a snapshot at least this far up the log, at once where it is there already.
   *
   * @param atMost after this it fails with a {@link java.util.concurrent.TimeoutException}
   */
  CompletionStage<Snapshot> awaitAtLeast(LogPosition position, Duration atMost);

  /**
   * Tells every snapshot from now on, in order; several records may lie between two of them.
   *
   * <p>The listener runs on the log thread: it must neither block nor throw.
   */
  Subscription onChange(Consumer<Snapshot> listener);

  /** Listening, until closed. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
