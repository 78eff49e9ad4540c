package dev.assay.registry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.facts.FactReading;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import dev.assay.registry.RegistryMain;
import dev.assay.registry.Wishes;
import dev.assay.registry.state.RegistryState;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The process that holds the pen dies without a word, in the middle of its writing. */
@ExtendWith(Kafka.class)
class KilledHolderTest {
  private static final int ROUNDS = 3;
  private static final int THREADS = 4;
  private static final int ACKNOWLEDGED_BEFORE_THE_KILL = 25;

  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();

  @Test
  void whatAKilledHolderAcknowledgedIsThereAndNothingHalfDoneIsSeen(
      Cluster cluster, @TempDir Path directory) {
    try (Replica survivor = cluster.start()) {
      for (int round = 0; round < ROUNDS; round++) {
        loadAndKill(cluster, round, directory);
        assertThat(survivor.http().publish("v1", "after.R" + round, "", "{}").status())
            .isEqualTo(201);
      }

      RegistryState fresh = TwoReplicasTest.replayed(cluster);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS * ACKNOWLEDGED_BEFORE_THE_KILL);
      assertThat(acknowledged)
          .allSatisfy(ref ->
              assertThat(
                      fresh.version(
                          Subject.parse(ref.substring(0, ref.indexOf('@'))),
                          SemVer.parse(ref.substring(ref.indexOf('@') + 1))))
                  .isPresent());
      assertEveryFactHasItsConsequences(cluster);
      await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> survivor.service().feed().current().state().digest().equals(fresh.digest()));
    }
  }

  private static void assertEveryFactHasItsConsequences(Cluster cluster) {
    long facts =
        Log.committed(cluster, cluster.topics().schemas()).stream()
            .map(record -> FactCodec.read(record.key(), record.value()))
            .filter(reading ->
                reading instanceof FactReading.Stated stated
                    && stated.fact() instanceof Fact.VersionPublished)
            .count();
    assertThat(Log.committed(cluster, cluster.topics().schemaChanges())).hasSize((int) facts);
    assertThat(Log.committed(cluster, cluster.topics().audit())).hasSize((int) facts);
  }

  private void loadAndKill(Cluster cluster, int round, Path directory) {
    int port = freePort();
    Process holder = start(cluster, port, directory);
    AtomicBoolean loading = new AtomicBoolean(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Http http = new Http(URI.create("http://127.0.0.1:" + port));
      await()
          .atMost(Duration.ofSeconds(90))
          .ignoreExceptions()
          .until(() -> http.get("/readyz").status() == 200);
      int before = acknowledged.size();
      for (int thread = 0; thread < THREADS; thread++) {
        String name = "killed.R%dT%d".formatted(round, thread);
        threads.execute(() -> publishUntil(http, name, loading));
      }
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> acknowledged.size() >= before + ACKNOWLEDGED_BEFORE_THE_KILL);
      } finally {
        // Before the threads are waited for: they go on for as long as they are answered.
        kill(holder);
        loading.set(false);
      }
    } finally {
      kill(holder);
    }
  }

  private void publishUntil(Http http, String name, AtomicBoolean loading) {
    for (int i = 0; loading.get(); i++) {
      try {
        String version = "%d.0.0".formatted(i + 1);
        if (http.publish("v1", name, version, Wishes.requiring("m" + i)).status() == 201) {
          acknowledged.add("v1/%s@%s".formatted(name, version));
        }
      } catch (UncheckedIOException killed) {
        return;
      }
    }
  }

  private static Process start(Cluster cluster, int port, Path directory) {
    try {
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              System.getProperty("java.class.path"),
              RegistryMain.class.getName(),
              "--set",
              "kafka.bootstrap-servers=" + cluster.bootstrapServers(),
              "--set",
              "topics.prefix=" + cluster.prefix(),
              "--set",
              "topics.replication-factor=1",
              "--set",
              "topics.min-insync-replicas=1",
              "--set",
              "http.port=" + port)
          .redirectErrorStream(true)
          .redirectOutput(directory.resolve("holder-%d.log".formatted(port)).toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void kill(Process process) {
    try {
      assertThat(process.destroyForcibly().waitFor(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
