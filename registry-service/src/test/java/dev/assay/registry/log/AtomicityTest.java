package dev.assay.registry.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.facts.FactLevel;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Cluster;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.Log;
import dev.assay.registry.RegistryConfiguration;
import dev.assay.registry.Wishes;
import dev.assay.registry.backups.BackupSettings;
import dev.assay.registry.decision.Comparisons;
import dev.assay.registry.releaseapi.SyncSettings;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.telling.Draft;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class AtomicityTest {

  @Test
  void everyWriteIsToldAndAuditedAndARefusalIsAudited(Cluster cluster) {
    try (Replica replica = cluster.start()) {
      replica.http().publish("v1", "a", "1.0.0", "{}");
      replica.http().publish("v1", "a", "1.0.0", "{}");
      replica.http().publish("v1", "a", "1.0.0", "{\"type\":\"string\"}");
      replica.http().put("/enforcement/a", "{\"mode\":\"enforce\"}", "Assay-Actor", "robin");

      assertThat(changes(cluster))
          .extracting(ChangeEvent::type)
          .containsExactly(ChangeType.VERSION_PUBLISHED, ChangeType.POLICY_SET);
      assertThat(audits(cluster))
          .extracting(audit -> audit.actor() + " " + audit.action() + " " + audit.outcome())
          .containsExactly(
              "anonymous publish-version GRANTED",
              "anonymous publish-version REFUSED",
              "robin set-policy GRANTED");
    }
  }

  @Test
  void whereTheAuditCanNotBeWrittenNothingIs(Cluster cluster)
      throws ExecutionException, InterruptedException {
    createAuditThatRefusesEverything(cluster);
    try (Replica replica = cluster.start(impatient(cluster))) {
      Answer answer = replica.http().publish("v1", "a", "1.0.0", "{}");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(replica.http().get("/schemas/v1/a").status()).isEqualTo(404);
    }
    assertThat(Log.everything(cluster, cluster.topics().schemas())).isNotEmpty();
    assertThat(Log.committed(cluster, cluster.topics().schemas())).isEmpty();
    assertThat(Log.committed(cluster, cluster.topics().schemaChanges())).isEmpty();
  }

  @Test
  void whatAHolderLeftOpenIsAbortedByTheNextOneAndNeverSeen(Cluster cluster) {
    try (Replica replica = cluster.start();
        KafkaProducer<byte[], byte[]> former =
            LogProducer.open(cluster.log(), Duration.ofSeconds(10))) {
      former.initTransactions();
      former.beginTransaction();
      Draft draft =
          Draft.of(
              List.of(Wishes.publish("v1/left", "1.0.0", "{}")),
              RegistryState.EMPTY,
              new Comparisons());
      DraftRecords.facts(draft, cluster.log())
          .forEach(record -> {
            var _ = former.send(record);
          });
      DraftRecords.consequences(draft, cluster.log())
          .forEach(record -> {
            var _ = former.send(record);
          });
      former.flush();

      Answer answer = replica.http().publish("v1", "next", "1.0.0", "{}");

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.header("Assay-Schema-Id")).isEqualTo("1");
      assertThat(replica.http().get("/schemas/v1/left").status()).isEqualTo(404);
      assertThatThrownBy(former::commitTransaction).isInstanceOf(KafkaException.class);
    }
    assertThat(keys(cluster)).containsExactly("version/v1/next/1.0.0", "id-high-water-mark");
    assertThat(changes(cluster)).extracting(ChangeEvent::subject).containsExactly("v1/next");
    assertThat(audits(cluster)).extracting(AuditRecord::target).containsExactly("v1/next@1.0.0");
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

  private static void createAuditThatRefusesEverything(Cluster cluster)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
      NewTopic audit =
          new NewTopic(cluster.topics().audit(), 1, (short) 1)
              .configs(Map.of("cleanup.policy", "delete", "max.message.bytes", "120"));
      admin.createTopics(List.of(audit)).all().get();
    }
  }

  private static List<String> keys(Cluster cluster) {
    return Log.committed(cluster, cluster.topics().schemas()).stream()
        .map(record -> new String(record.key(), UTF_8))
        .toList();
  }

  private static List<ChangeEvent> changes(Cluster cluster) {
    return Log.committed(cluster, cluster.topics().schemaChanges()).stream()
        .map(record -> ChangeEvent.read(record.headers(), record.value()))
        .toList();
  }

  private static List<AuditRecord> audits(Cluster cluster) {
    return Log.committed(cluster, cluster.topics().audit()).stream()
        .map(record -> AuditRecord.read(record.value()))
        .toList();
  }
}
