package dev.assay.registry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Wishes;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SchemaId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class TwoReplicasTest {
  private static final int THREADS = 6;
  private static final int PUBLISHES = 10;

  /** Acknowledged ids by what was acknowledged. */
  private final ConcurrentMap<String, String> acknowledged = new ConcurrentHashMap<>();

  @Test
  void replicasThatPublishAtOnceAcknowledgeEveryVersionOnceAndEndInTheSameState(Cluster cluster) {
    try (Replica left = cluster.start();
        Replica right = cluster.start()) {
      publishFromManyThreads(left, right);

      RegistryState fresh = replayed(cluster);
      // Each thread has subjects of its own, and all threads fight for one.
      assertThat(acknowledged).hasSize(2 * THREADS * PUBLISHES + PUBLISHES);
      assertThat(acknowledged.values()).doesNotHaveDuplicates();
      acknowledged.forEach((ref, id) ->
          assertThat(fresh.byId(new SchemaId(Integer.parseInt(id))).orElseThrow().ref())
              .hasToString(ref));
      assertThat(fresh.highestId().orElseThrow().value()).isEqualTo(acknowledged.size());
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> {
            assertThat(left.service().feed().current().state().digest()).isEqualTo(fresh.digest());
            assertThat(right.service().feed().current().state().digest()).isEqualTo(fresh.digest());
          });
    }
  }

  private void publishFromManyThreads(Replica... replicas) {
    try (ExecutorService threads = Executors.newFixedThreadPool(replicas.length * THREADS)) {
      List<CompletableFuture<Void>> running = new ArrayList<>();
      for (int thread = 0; thread < replicas.length * THREADS; thread++) {
        Replica replica = replicas[thread % replicas.length];
        String own = "own.T" + thread;
        running.add(CompletableFuture.runAsync(() -> publish(replica, own), threads));
      }
      running.forEach(CompletableFuture::join);
    }
  }

  private void publish(Replica replica, String own) {
    for (int i = 0; i < PUBLISHES; i++) {
      String document = Wishes.requiring("m" + i);
      acknowledge(replica.http().publish("v1", own, "%d.0.0".formatted(i + 1), document));
      acknowledge(replica.http().publish("v1", "shared", "%d.0.0".formatted(i + 1), document));
    }
  }

  private void acknowledge(Answer answer) {
    // All threads publish the same versions of the shared subject in the same order, so the only
    // other answer is that a later one is there already.
    assertThat(answer.status()).as(answer.response().body()).isIn(200, 201, 409);
    if (answer.status() != 409) {
      String ref =
          "v1/%s@%s"
              .formatted(
                  answer.json().get("name").stringValue(),
                  answer.json().get("core_version").stringValue());
      String id = answer.header("Assay-Schema-Id");
      assertThat(acknowledged.putIfAbsent(ref, id)).isIn(null, id);
    }
  }

  static RegistryState replayed(Cluster cluster) {
    try (Follower fresh = Follower.start(cluster.log())) {
      return fresh.caughtUp().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join().state();
    }
  }
}
