package dev.assay.benchmarks.registry;

import dev.assay.client.ChangesClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ServiceFailure;
import dev.assay.registry.RegistryService;
import dev.assay.registry.state.Snapshot;
import dev.assay.registry.state.StateFeed;
import dev.assay.schema.Subject;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/** When a replica knows of a version, and when a subscriber of its changes does. */
final class Sightings implements AutoCloseable {
  private final ConcurrentMap<String, CompletableFuture<Long>> told = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CompletableFuture<Long>> known = new ConcurrentHashMap<>();
  private final StateFeed.Subscription states;
  private final Thread subscriber;
  private Snapshot last;

  private Sightings(RegistryService replica) {
    last = replica.feed().current();
    states = replica.feed().onChange(this::look);
    ChangesClient client = new ChangesClient(ServiceEndpoint.registry(replica.uri()), "benchmark");
    subscriber =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                var _ =
                    client.follow(
                        // From the beginning, so that nothing is missed until it is connected.
                        Map.of("from", "earliest"),
                        Optional.empty(),
                        change -> seen(told, change.at("/data/name").asString("")));
              } catch (ServiceFailure ended) {
                Thread.currentThread().interrupt();
              }
            });
  }

  static Sightings of(RegistryService replica) {
    return new Sightings(replica);
  }

  /** Both by {@link System#nanoTime()}. */
  record Seen(long inState, long bySubscriber) {}

  private void look(Snapshot snapshot) {
    for (Subject subject : snapshot.state().subjectsChangedSince(last.state())) {
      seen(known, subject.name().value());
    }
    last = snapshot;
  }

  private static void seen(ConcurrentMap<String, CompletableFuture<Long>> seen, String name) {
    seen.computeIfAbsent(name, _ -> new CompletableFuture<>()).complete(System.nanoTime());
  }

  Seen await(String name) {
    return new Seen(awaited(known, name), awaited(told, name));
  }

  private static long awaited(ConcurrentMap<String, CompletableFuture<Long>> seen, String name) {
    return seen.computeIfAbsent(name, _ -> new CompletableFuture<>())
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }

  @Override
  public void close() {
    states.close();
    subscriber.interrupt();
  }
}
