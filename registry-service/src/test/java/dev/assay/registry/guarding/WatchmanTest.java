package dev.assay.registry.guarding;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.changes.GuardChange;
import dev.assay.contracts.instances.InstanceCodec;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.contracts.instances.InstanceReport.Counted;
import dev.assay.contracts.instances.InstanceReport.Events;
import dev.assay.contracts.json.WireJson;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Two replicas that both wish for what nobody asks for. */
@ExtendWith(Kafka.class)
class WatchmanTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final InstanceId ONE = new InstanceId("one", "a");

  @Test
  void twoReplicasTripAGuardOnceAndTellEverybodyOnce(Cluster cluster) {
    try (Replica first = cluster.start();
        Replica second = cluster.start();
        var validators = validators(cluster)) {
      Answer set =
          first
              .http()
              .put(
                  "/enforcement/a.A",
                  "{\"mode\":\"enforce\",\"guard\":{\"reject_percent\":5,\"min_events\":10}}");
      long revision = set.json().get("revision").longValue();
      tell(validators, cluster, ONE, report(revision, new Events(9, 0, 1, 0, 0)));

      await().atMost(LONG).until(() -> mode(second).equals("log-only"));
      await().atMost(LONG).until(() -> mode(first).equals("log-only"));

      List<JsonNode> told = changes(first, "guard-tripped");
      assertThat(told).hasSize(1);
      GuardChange change =
          WireJson.MAPPER.treeToValue(told.getFirst().get("data"), GuardChange.class);
      assertThat(change.trippedRevision()).isEqualTo(revision);
      assertThat(change.deadLettered()).isEqualTo(1);
      assertThat(changes(first, "policy-set")).hasSize(2);
      assertThat(audited(first, "trip-guard")).isEqualTo(1);
      assertThat(first.http().put("/enforcement/a.A", "{\"mode\":\"enforce\"}").status())
          .isEqualTo(409);
      Answer armed = first.http().post("/enforcement/a.A/rearm", "{\"reason\":\"mended\"}");
      assertThat(armed.json().get("mode").stringValue()).isEqualTo("enforce");
      assertThat(armed.json().get("guard").get("reject_percent").doubleValue()).isEqualTo(5);
    }
  }

  @Test
  void aPolicyEndsByItselfOnceAndIsWrittenDown(Cluster cluster) {
    try (Replica first = cluster.start();
        Replica second = cluster.start()) {
      first.http().put("/enforcement/a.A", "{\"mode\":\"canary\",\"percent\":7}");
      Instant until = Instant.now().plusMillis(1_500);
      first.http().put("/enforcement/a.A", "{\"mode\":\"off\",\"until\":\"%s\"}".formatted(until));

      await().atMost(LONG).until(() -> mode(second).equals("canary"));

      JsonNode policy = second.http().get("/enforcement/a.A").json();
      assertThat(policy.get("cause").stringValue()).isEqualTo("ended");
      assertThat(policy.get("enforced_percent").intValue()).isEqualTo(7);
      assertThat(Instant.parse(policy.get("since").stringValue())).isAfterOrEqualTo(until);
      assertThat(changes(first, "policy-set")).hasSize(3);
      assertThat(audited(first, "end-policy")).isEqualTo(1);
    }
  }

  @Test
  void theValidatorsAreShownAsTheySpeakOfThemselves(Cluster cluster) {
    try (Replica replica = cluster.start();
        var validators = validators(cluster)) {
      tell(validators, cluster, ONE, report(3, new Events(9, 0, 1, 0, 0)));
      await()
          .atMost(LONG)
          .until(() -> replica.http().get("/instances").json().get("instances").size() == 1);

      JsonNode seen = replica.http().get("/instances").json().get("instances").get(0);
      assertThat(seen.get("instance").stringValue()).isEqualTo("one");
      assertThat(seen.get("live").booleanValue()).isTrue();
      assertThat(seen.get("report").get("policy_revision").longValue()).isEqualTo(3);

      var _ =
          validators.send(
              new ProducerRecord<>(cluster.topics().instances(), 0, InstanceCodec.key(ONE), null));
      var _ =
          validators.send(
              new ProducerRecord<>(
                  cluster.topics().instances(), 0, "nobody".getBytes(UTF_8), new byte[] {1}));
      await()
          .atMost(LONG)
          .until(() -> replica.http().get("/instances").json().get("instances").isEmpty());
    }
  }

  private static String mode(Replica replica) {
    return replica.http().get("/enforcement/a.A").json().get("mode").stringValue();
  }

  private static List<JsonNode> changes(Replica replica, String type) {
    JsonNode page =
        replica
            .http()
            .get("/changes?from=earliest&type=" + type, "Accept", "application/json")
            .json();
    return List.copyOf(page.get("changes").values());
  }

  private static int audited(Replica replica, String action) {
    return replica.http().get("/audit?action=" + action).json().get("records").size();
  }

  private static KafkaProducer<byte[], byte[]> validators(Cluster cluster) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", cluster.bootstrapServers()),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static void tell(
      KafkaProducer<byte[], byte[]> validators,
      Cluster cluster,
      InstanceId id,
      InstanceReport report) {
    var _ =
        validators.send(
            new ProducerRecord<>(
                cluster.topics().instances(),
                0,
                InstanceCodec.key(id),
                InstanceCodec.value(report)));
    validators.flush();
  }

  private static InstanceReport report(long revision, Events events) {
    return new InstanceReport(
        "host",
        "app",
        "1",
        0,
        500,
        "RUNNING",
        0,
        7,
        revision,
        List.of(),
        List.of(new Counted("t", "a.A", revision, "enforce", 500, 0, events, List.of())));
  }
}
