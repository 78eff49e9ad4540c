package dev.assay.registry.mirror;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.state.StateFeed;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A feed that a test moves on, fact by fact. */
final class ScriptedFeed implements StateFeed {
  private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
  private volatile Snapshot current = Snapshot.START;

  /** Moves on by one fact of the schemas topic. */
  synchronized Snapshot tell(Fact fact) {
    LogPosition before = current.position();
    LogPosition after =
        fact instanceof Fact.PolicySet
            ? new LogPosition(before.schemas(), before.enforcement() + 1)
            : new LogPosition(before.schemas() + 1, before.enforcement());
    RegistryState state = current.state().apply(fact);
    current = new Snapshot(state, after);
    listeners.forEach(listener -> listener.accept(current));
    return current;
  }

  @Override
  public Snapshot current() {
    return current;
  }

  @Override
  public CompletionStage<Snapshot> caughtUp() {
    return CompletableFuture.completedStage(current);
  }

  @Override
  public CompletionStage<Snapshot> awaitAtLeast(LogPosition position, Duration atMost) {
    return CompletableFuture.completedStage(current);
  }

  @Override
  public Subscription onChange(Consumer<Snapshot> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }
}
