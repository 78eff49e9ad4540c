package dev.assay.registry.log;

import dev.assay.registry.state.Snapshot;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Those who wait for the follower to have come far enough. */
final class Waiters {
  private final Set<Waiter> waiting = ConcurrentHashMap.newKeySet();

  /** Fails with a timeout when it takes longer. */
  CompletableFuture<Snapshot> await(
      Predicate<Progress> reached, Duration atMost, Supplier<Progress> current) {
    Waiter waiter = new Waiter(reached, new CompletableFuture<>());
    waiting.add(waiter);
    // Looked at after it was added: progress made in between has either seen it or is seen here.
    waiter.look(current.get());
    CompletableFuture<Snapshot> bounded =
        waiter.future().orTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
    var _ = bounded.whenComplete((_, _) -> waiting.remove(waiter));
    return bounded;
  }

  void wake(Progress progress) {
    waiting.forEach(waiter -> waiter.look(progress));
  }

  void fail(Throwable reason) {
    waiting.forEach(waiter -> waiter.future().completeExceptionally(reason));
  }

  private record Waiter(Predicate<Progress> reached, CompletableFuture<Snapshot> future) {
    void look(Progress progress) {
      if (reached.test(progress)) {
        future.complete(progress.snapshot());
      }
    }
  }
}
