package dev.assay.benchmarks.registry;

import dev.assay.client.SchemasClient;
import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ServiceFailure;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.registry.RegistryService;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Publishing: one after the other, by many at once, through two replicas in turn; and how soon a
 * version is seen elsewhere.
 *
 * <p>Argument: how many of each (1,000).
 */
public final class Writes {
  private static final int CLIENTS = 64;
  private static final int WARM_UP = 200;
  private static final AtomicInteger NAMES = new AtomicInteger();

  private Writes() {}

  /** Runs. */
  public static void main(String[] arguments) throws InterruptedException {
    Rig.quiet();
    int times = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
        RegistryService one = Rig.ready(broker.bootstrapServers())) {
      sequential(one, WARM_UP);
      System.out.println(sequential(one, times).row("sequential"));
      concurrent("64 clients, one replica", List.of(one), times * 4);
      try (RegistryService other = Rig.ready(broker.bootstrapServers())) {
        concurrent("64 clients, two replicas in turn", List.of(one, other), times);
        seen(one, other, Math.min(times, 500));
      }
    }
  }

  private static SchemasClient client(RegistryService service) {
    return new SchemasClient(ServiceEndpoint.registry(service.uri()), "benchmark");
  }

  private static String publish(SchemasClient client) {
    String name = "bench.Event%d".formatted(NAMES.incrementAndGet());
    client.publish(
        new UploadBody(
            Optional.of(name),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                WireJson.MAPPER.readTree(
                    "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"string\"}}}")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
    return name;
  }

  private static Times sequential(RegistryService service, int times) {
    SchemasClient client = client(service);
    Times taken = new Times();
    for (int i = 0; i < times; i++) {
      long began = System.nanoTime();
      var _ = publish(client);
      taken.add(System.nanoTime() - began);
    }
    return taken;
  }

  private static void concurrent(String what, List<RegistryService> replicas, int times)
      throws InterruptedException {
    AtomicInteger left = new AtomicInteger(times);
    AtomicInteger failures = new AtomicInteger();
    Times taken = new Times();
    CountDownLatch done = new CountDownLatch(CLIENTS);
    long began = System.nanoTime();
    for (int i = 0; i < CLIENTS; i++) {
      List<SchemasClient> clients = replicas.stream().map(Writes::client).toList();
      var _ =
          Thread.ofPlatform()
              .start(() -> {
                for (int turn = left.decrementAndGet(); turn >= 0; turn = left.decrementAndGet()) {
                  long asked = System.nanoTime();
                  try {
                    var _ = publish(clients.get(turn % clients.size()));
                    taken.add(System.nanoTime() - asked);
                  } catch (ServiceFailure failed) {
                    failures.incrementAndGet();
                  }
                }
                done.countDown();
              });
    }
    done.await();
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.println(taken.row(what));
    System.out.printf(
        Locale.ROOT, "%-46s %.0f versions/s, %d failures%n", "", times / seconds, failures.get());
  }

  /** Published on one replica; seen in the state of the other, and by its subscriber. */
  private static void seen(RegistryService one, RegistryService other, int times)
      throws InterruptedException {
    try (Sightings sightings = Sightings.of(other)) {
      Times state = new Times();
      Times stateAfterAnswer = new Times();
      Times subscriber = new Times();
      Times subscriberAfterAnswer = new Times();
      SchemasClient client = client(one);
      for (int i = -20; i < times; i++) {
        long asked = System.nanoTime();
        String name = publish(client);
        long answered = System.nanoTime();
        Sightings.Seen seen = sightings.await(name);
        if (i < 0) {
          continue;
        }
        state.add(seen.inState() - asked);
        stateAfterAnswer.add(seen.inState() - answered);
        subscriber.add(seen.bySubscriber() - asked);
        subscriberAfterAnswer.add(seen.bySubscriber() - answered);
      }
      System.out.println(state.row("request -> state of the other replica"));
      System.out.println(stateAfterAnswer.row("answer -> state of the other replica"));
      System.out.println(subscriber.row("request -> subscriber of the other replica"));
      System.out.println(subscriberAfterAnswer.row("answer -> subscriber of the other replica"));
    }
  }
}
