package dev.assay.registry.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import dev.assay.registry.Wishes;
import dev.assay.registry.state.RegistryState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka really throws superseded facts away, and nothing is lost by it. */
@ExtendWith(Kafka.class)
class CompactionTest {
  private static final Map<String, String> EAGERLY_COMPACTED =
      Map.of(
          "cleanup.policy", "compact",
          "segment.ms", "50",
          "min.cleanable.dirty.ratio", "0.001",
          "min.compaction.lag.ms", "0",
          "max.compaction.lag.ms", "100",
          "delete.retention.ms", "0");

  @Test
  void aCompactedLogReplaysToTheSameStateAndItsIdsAreNotGivenAgain(Cluster cluster)
      throws ExecutionException, InterruptedException {
    createEagerlyCompacted(cluster);
    try (Replica replica = cluster.start()) {
      replica.http().publish("v1", "kept", "1.0.0", Wishes.requiring("x"));
      String purged =
          replica.http().publish("v1", "purged", "1.0.0", "{}").header("Assay-Schema-Id");
      replica.http().delete("/schemas/v1/purged@1.0.0");
      assertThat(replica.http().post("/schemas/v1/purged@1.0.0/purge").status()).isEqualTo(200);

      // Every further write may roll the segment, and only rolled ones are compacted.
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            writeOnceMore(replica);
            return !keys(cluster).contains("version/v1/purged/1.0.0")
                && !keys(cluster).contains("deletion/v1/purged/1.0.0")
                && keys(cluster).stream().filter("id-high-water-mark"::equals).count() < 2
                && policies(cluster)
                    < replica.service().feed().current().state().nextPolicyRevision() - 5;
          });

      RegistryState compacted = TwoReplicasTest.replayed(cluster);
      assertThat(compacted.digest()).isEqualTo(replica.service().feed().current().state().digest());
      try (Replica second = cluster.start()) {
        String next = second.http().publish("v1", "next", "1.0.0", "{}").header("Assay-Schema-Id");
        assertThat(Integer.parseInt(next)).isGreaterThan(Integer.parseInt(purged));
        assertThat(second.http().publish("v1", "purged", "1.0.0", "{}").status()).isEqualTo(409);
        assertThat(second.http().get("/schemas/by-id/" + purged).status()).isEqualTo(410);
      }
    }
  }

  private static void writeOnceMore(Replica replica) {
    replica.http().put("/enforcement/kept", "{\"mode\":\"enforce\"}");
    long revision = replica.service().feed().current().state().nextPolicyRevision();
    replica
        .http()
        .post(
            "/admin/schemas",
            "{\"name\":\"kept\",\"content\":%s,\"deprecated\":true,\"deprecation_note\":\"n%d\"}"
                .formatted(Wishes.requiring("x"), revision));
  }

  private static List<String> keys(Cluster cluster) {
    return Log.everything(cluster, cluster.topics().schemas()).stream()
        .map(record -> new String(record.key(), UTF_8))
        .toList();
  }

  private static int policies(Cluster cluster) {
    return Log.everything(cluster, cluster.topics().enforcement()).size();
  }

  private static void createEagerlyCompacted(Cluster cluster)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(cluster.topics().schemas(), 1, (short) 1).configs(EAGERLY_COMPACTED),
                  new NewTopic(cluster.topics().enforcement(), 1, (short) 1)
                      .configs(EAGERLY_COMPACTED)))
          .all()
          .get();
    }
  }
}
