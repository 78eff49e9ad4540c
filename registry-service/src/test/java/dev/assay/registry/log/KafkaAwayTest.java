package dev.assay.registry.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.facts.FactLevel;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.Wishes;
import dev.assay.registry.backups.BackupSettings;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.releaseapi.SyncSettings;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KafkaAwayTest {

  @Test
  void whileKafkaIsAwayReadsGoOnAndWritesWaitForIt() {
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral())) {
      Cluster cluster = new Cluster(broker.bootstrapServers(), "away.");
      try (Replica replica = cluster.start(impatient(cluster))) {
        replica.http().publish("v1", "a", "1.0.0", "{}");
        broker.stop();

        Answer write = replica.http().publish("v1", "b", "1.0.0", "{}");
        assertThat(write.status()).isEqualTo(503);
        assertThat(write.header("Retry-After")).isNotEmpty();
        assertThat(replica.http().get("/schemas/v1/a").status()).isEqualTo(200);
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> replica.http().get("/health").response().body().contains("degraded"));
        assertThat(replica.http().get("/readyz").status()).isEqualTo(200);
        assertThatAFullQueueTurnsCommandsAway(cluster);

        broker.startAgain();
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> replica.http().publish("v1", "b", "1.0.0", "{}").status() != 503);
        assertThat(replica.http().get("/schemas/v1/b").status()).isEqualTo(200);
        assertThat(replica.http().get("/schemas/v1/b/versions").json().size()).isEqualTo(1);
      }
    }
  }

  private static void assertThatAFullQueueTurnsCommandsAway(Cluster cluster) {
    PenSettings tiny =
        new PenSettings(Duration.ofSeconds(30), 1, 1, Duration.ofSeconds(10), FactLevel.NEWEST);
    try (Follower follower = Follower.start(cluster.log());
        Pen pen =
            Pen.start(
                cluster.log(), follower, new Comparisons(), tiny, new SimpleMeterRegistry())) {
      // One is being written, one waits; of three at least one finds no place.
      CompletableFuture<Object> turnedAway =
          CompletableFuture.anyOf(
              pen.submit(Wishes.publish("v1/x", "{}")).toCompletableFuture(),
              pen.submit(Wishes.publish("v1/y", "{}")).toCompletableFuture(),
              pen.submit(Wishes.publish("v1/z", "{}")).toCompletableFuture());

      assertThat(turnedAway.orTimeout(5, TimeUnit.SECONDS).join())
          .isInstanceOfSatisfying(
              Outcome.Unavailable.class,
              unavailable -> assertThat(unavailable.reason()).contains("waiting already"));
    }
  }

  private static RegistryConfiguration impatient(Cluster cluster) {
    RegistryConfiguration config = cluster.configuration();
    return new RegistryConfiguration(
        config.kafka(),
        config.topics(),
        1,
        1,
        config.http(),
        Duration.ofSeconds(2),
        config.readTimeout(),
        config.mirror(),
        SyncSettings.OFF,
        BackupSettings.OFF,
        FactLevel.NEWEST);
  }
}
