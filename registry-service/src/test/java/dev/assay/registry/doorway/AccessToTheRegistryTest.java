package dev.assay.registry.doorway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.audit.AuditRecord;
import dev.assay.contracts.audit.AuditRecord.Outcome;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.registry.Cluster;
import dev.assay.registry.Cluster.Replica;
import dev.assay.registry.Http;
import dev.assay.registry.Http.Answer;
import dev.assay.registry.Kafka;
import dev.assay.registry.RegistryConfiguration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Kafka.class)
class AccessToTheRegistryTest {
  private static final String UPLOAD =
      "{\"track\":\"v1\",\"name\":\"a.B\",\"content\":{\"type\":\"object\"}}";

  private Cluster cluster;
  private Replica replica;
  private Http http;

  @BeforeEach
  void start(Cluster lent) {
    cluster = lent;
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("kafka.bootstrap-servers", cluster.bootstrapServers());
    keys.put("topics.prefix", cluster.prefix());
    keys.put("topics.replication-factor", "1");
    keys.put("topics.min-insync-replicas", "1");
    keys.put("http.port", "0");
    List<String> roles = List.of("reader", "publisher", "operator");
    for (int i = 0; i < roles.size(); i++) {
      String role = roles.get(i);
      keys.put("http.auth.tokens[%d].principal".formatted(i), "the-" + role);
      keys.put("http.auth.tokens[%d].roles".formatted(i), role);
      keys.put("http.auth.tokens[%d].token".formatted(i), token(role));
    }
    replica =
        cluster.start(
            ConfigurationReader.read(
                RegistryConfiguration.class, ConfigurationSources.none().withOverrides(keys)));
    http = replica.http();
  }

  @AfterEach
  void stop() {
    replica.close();
  }

  private static String token(String role) {
    return "the-long-token-of-the-" + role;
  }

  private static String[] as(String role, String... more) {
    List<String> headers = new ArrayList<>(List.of("Authorization", "Bearer " + token(role)));
    headers.addAll(List.of(more));
    return headers.toArray(String[]::new);
  }

  private List<AuditRecord> audit() {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", cluster.bootstrapServers(), "isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(cluster.topics().audit()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      List<AuditRecord> records = new ArrayList<>();
      consumer
          .poll(Duration.ofMillis(500))
          .forEach(record -> records.add(AuditRecord.read(record.value())));
      return records;
    }
  }

  @Test
  void whoProvedWhoTheyAreIsTheActorWhateverTheySayTheyAre() {
    Answer published = http.post("/admin/schemas", UPLOAD, as("publisher", "Assay-Actor", "robin"));
    assertThat(published.status()).isEqualTo(201);
    Answer set =
        http.put("/enforcement/*", "{\"mode\":\"off\"}", as("operator", "Assay-Actor", "robin"));
    assertThat(set.json().get("by").stringValue()).isEqualTo("the-operator");
    assertThat(audit())
        .extracting(AuditRecord::actor)
        .containsExactlyInAnyOrder("the-publisher", "the-operator");
  }

  @Test
  void aWriteByWhoMayNotChangesNothingAndIsInTheAuditWithTheRoleThatWasNeeded() {
    Answer refused = http.post("/admin/schemas", UPLOAD, as("operator"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.json().get("needed_role").stringValue()).isEqualTo("publisher");
    assertThat(refused.header("Assay-Offset")).isNotEmpty();
    assertThat(http.post("/admin/schemas", UPLOAD).status()).isEqualTo(401);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(audit())
                .anySatisfy(record -> {
                  assertThat(record.actor()).isEqualTo("the-operator");
                  assertThat(record.action()).isEqualTo("POST /admin/schemas");
                  assertThat(record.outcome()).isEqualTo(Outcome.REFUSED);
                  assertThat(record.detail())
                      .startsWith("403 from 127.0.0.1")
                      .contains("publisher");
                })
                .anySatisfy(record -> {
                  assertThat(record.actor()).isEqualTo("anonymous");
                  assertThat(record.detail()).startsWith("401");
                }));
    assertThat(http.get("/schemas/v1/a.B", as("reader")).status()).isEqualTo(404);
  }

  @Test
  void aThousandRefusedWritesTakeNoPenAndFillNoAudit() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(http.post("/admin/schemas", UPLOAD, as("reader")).status()).isEqualTo(403);
    }
    await().atMost(Duration.ofSeconds(20)).until(() -> !audit().isEmpty());
    assertThat(audit()).hasSizeLessThanOrEqualTo(3);
    assertThat(http.get("/metrics").response().body())
        .contains("assay_registry_pen_take_seconds_count 0");
  }

  @Test
  void whatIsReadOrRefusedToReadersIsNotAudited() {
    assertThat(http.get("/index", as("reader")).status()).isEqualTo(200);
    assertThat(http.get("/index").status()).isEqualTo(401);
    assertThat(http.post("/mirror/rebuild", "", as("operator")).status()).isEqualTo(409);
    assertThat(http.post("/admin/sync", "{\"source\":\"local\"}", as("publisher")).status())
        .isEqualTo(403);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(audit())
                .extracting(AuditRecord::action, AuditRecord::outcome, AuditRecord::actor)
                .containsExactlyInAnyOrder(
                    tuple("POST /mirror/rebuild", Outcome.GRANTED, "the-operator"),
                    tuple("POST /admin/sync", Outcome.GRANTED, "the-publisher")));
  }
}
