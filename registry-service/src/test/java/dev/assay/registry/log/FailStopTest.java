package dev.assay.registry.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import dev.assay.registry.Wishes;
import dev.assay.schema.SchemaId;
import java.time.Duration;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class FailStopTest {

  @Test
  void garbageInTheLogTurnsReadinessOffStopsWritesAndLeavesReads(Cluster cluster) {
    try (Replica replica = cluster.start()) {
      replica.http().publish("v1", "before", "1.0.0", "{}");
      write(cluster, cluster.topics().schemas(), "version/v1/x/1.0.0", "{\"fact\":\"future\"}");
      write(cluster, new Fact.IdsIssued(new SchemaId(999)));

      Answer ready = awaitNotReady(replica);
      assertThat(ready.response().body())
          .contains(cluster.topics().schemas() + "-0@")
          .contains("version/v1/x/1.0.0")
          .contains("'future'");
      assertThat(replica.http().get("/health").status()).isEqualTo(503);
      assertThat(replica.http().get("/metrics").response().body())
          .contains("schema_registry_health 0.0");
      assertThat(replica.http().get("/schemas/v1/before").status()).isEqualTo(200);
      assertNotSkipped(replica);

      Answer write = replica.http().publish("v1", "after", "1.0.0", "{}");
      assertThat(write.status()).isEqualTo(503);
      assertThat(write.header("Retry-After")).isNotEmpty();
      assertThat(write.json().get("detail").stringValue()).contains("version/v1/x/1.0.0");
    }
  }

  private static void assertNotSkipped(Replica replica) {
    assertThat(replica.service().feed().current().state().highestId()).contains(new SchemaId(1));
  }

  @Test
  void aFactThatContradictsTheOnesBeforeItStopsTheFollower(Cluster cluster) {
    try (Replica replica = cluster.start()) {
      replica.http().publish("v1", "a", "1.0.0", "{}");
      replica.http().publish("v1", "b", "1.0.0", Wishes.requiring("x"));
      write(cluster, new Fact.IdsIssued(new SchemaId(1)));

      assertThat(awaitNotReady(replica).response().body()).contains("lowers");
    }
  }

  @Test
  void aFactInTheWrongTopicStopsTheFollower(Cluster cluster) {
    try (Replica replica = cluster.start()) {
      Fact policy = new Fact.PolicySet(EnforcementPolicy.DEFAULT);
      Log.write(
          cluster,
          new ProducerRecord<>(
              cluster.topics().schemas(), 0, FactCodec.key(policy), FactCodec.value(policy)));

      assertThat(awaitNotReady(replica).response().body())
          .contains("belongs into " + cluster.topics().enforcement());
    }
  }

  private static Answer awaitNotReady(Replica replica) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> replica.http().get("/readyz"), answer -> answer.status() == 503);
  }

  private static void write(Cluster cluster, Fact fact) {
    Log.write(
        cluster,
        new ProducerRecord<>(
            cluster.topics().schemas(), 0, FactCodec.key(fact), FactCodec.value(fact)));
  }

  private static void write(Cluster cluster, String topic, String key, String value) {
    Log.write(cluster, new ProducerRecord<>(topic, 0, key.getBytes(UTF_8), value.getBytes(UTF_8)));
  }
}
