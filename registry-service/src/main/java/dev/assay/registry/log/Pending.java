package dev.assay.registry.log;

import dev.assay.registry.decision.Command;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A command that waits for its outcome.
 *
 * @param outcome completes by itself when the command's time is over
 * @param sinceNanos of {@link System#nanoTime()}
 */
record Pending(Command command, CompletableFuture<Outcome> outcome, long sinceNanos) {

  static Pending of(Command command, Duration timeout) {
    Outcome late =
        new Outcome.Unavailable(
            "the write took longer than %d ms".formatted(timeout.toMillis()),
            Duration.ofSeconds(1));
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    outcome.completeOnTimeout(late, timeout.toMillis(), TimeUnit.MILLISECONDS);
    return new Pending(command, outcome, System.nanoTime());
  }

  boolean isOpen() {
    return !outcome.isDone();
  }
}
