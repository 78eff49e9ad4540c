package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactCodec;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.schema.SchemaId;
import dev.assay.servers.FreePorts;
import dev.assay.servers.kafka.BrokerAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The verbs that ask Kafka, against one that asks who they are (SASL) and has an authorizer. */
class SecuredKafkaTest {
  private static final BrokerAccess.ByAcl ACCESS =
      new BrokerAccess.ByAcl(
          Map.of("admin", "the-password-of-admin", "guest", "the-password-of-guest"),
          StandardAuthorizer.class);
  private static final KafkaBroker BROKER =
      KafkaBroker.start(KafkaBrokerSettings.ephemeral().withAccess(ACCESS));
  private static final TopicNames NAMES = TopicNames.DEFAULT;

  @TempDir private Path directory;

  @BeforeAll
  static void createTopics() throws Exception {
    Map<String, Object> connection = new HashMap<>(ACCESS.clientSettings("admin"));
    connection.put("bootstrap.servers", BROKER.bootstrapServers());
    try (Admin admin = Admin.create(connection);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(connection, new ByteArraySerializer(), new ByteArraySerializer())) {
      admin
          .createTopics(
              Stream.of("events", NAMES.schemaChanges(), NAMES.schemas(), NAMES.enforcement())
                  .map(name -> new NewTopic(name, 1, (short) 1).configs(settings(name)))
                  .toList())
          .all()
          .get();
      producer
          .send(
              ChangeEvent.of(
                      "1",
                      ChangeType.POLICY_SET,
                      "topic:events",
                      Instant.parse("2026-11-21T03:00:01Z"),
                      new PolicyChange("topic:events", "off", 5, "log-only", 8, "ada", "why"))
                  .toRecord(NAMES.schemaChanges()))
          .get();
      Fact fact = new Fact.IdsIssued(new SchemaId(1));
      producer
          .send(
              new ProducerRecord<>(NAMES.schemas(), 0, FactCodec.key(fact), FactCodec.value(fact)))
          .get();
    }
  }

  private static Map<String, String> settings(String topic) {
    boolean ofFacts = topic.equals(NAMES.schemas()) || topic.equals(NAMES.enforcement());
    return ofFacts ? TopicNames.FACTS_SETTINGS : Map.of();
  }

  @AfterAll
  static void stopBroker() {
    BROKER.close();
  }

  @Test
  void eventsAreSentByWhoProvesWhoTheyAre() throws Exception {
    Run run = produce("--kafka-config", as("admin", "the-password-of-admin"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).startsWith("sent 1 to events");
  }

  @Test
  void aWrongPasswordAndAMissingFileOfSettingsAreToldApart() throws Exception {
    String wrong = as("admin", "another");
    Run refused = produce("--kafka-config", wrong);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains(BROKER.bootstrapServers(), "refuses who asks", "--kafka-config '" + wrong)
        .doesNotContain("another\"");

    Run unproved = produce();
    assertThat(unproved.exitCode()).isEqualTo(3);
    assertThat(unproved.err())
        .contains(BROKER.bootstrapServers(), "TLS or SASL", "--kafka-config FILE");

    Run missing = produce("--kafka-config", directory.resolve("none").toString());
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("none' can't be read");

    Run malformed =
        produce(
            "--kafka-config",
            Files.writeString(directory.resolve("bad"), "security.protocol=TELNET\n").toString());
    assertThat(malformed.exitCode()).isEqualTo(2);
    assertThat(malformed.err()).contains("security.protocol", "TELNET");
  }

  @Test
  void whoMayNotSeeATopicIsToldSoAsKafkaTellsIt() throws Exception {
    Run run = produce("--kafka-config", as("guest", "the-password-of-guest"));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("'events'", "authorization failed");
  }

  @Test
  void changesAreWatched() throws Exception {
    Run run =
        Run.of(
            "watch",
            "--from-beginning",
            "--limit",
            "1",
            "--bootstrap",
            BROKER.bootstrapServers(),
            "--kafka-config",
            as("admin", "the-password-of-admin"));

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.out()).contains("topic:events");
  }

  @Test
  void aBackupIsMade() throws Exception {
    Run run =
        Run.of(
            "backup",
            "create",
            "--to",
            directory.resolve("backups").toString(),
            "--bootstrap",
            BROKER.bootstrapServers(),
            "--kafka-config",
            as("admin", "the-password-of-admin"));

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("1 records");
  }

  @Test
  void theDoctorLooksAtTopicsRightsAndFliesItsCanary() throws Exception {
    try (StubService validator = new StubService()) {
      validator.answers(
          "GET /bindings",
          200,
          """
          {"instance": "one", "application": "a", "applied_revision": 0, "rebuilds": 0, "set_aside": [], "bindings": [
            {"name": "b", "from": "configuration", "source": "events", "schema": "s", "tracks": ["v1"], "payload": "bytes",
             "when_unchecked": "pass", "annotate_valid": false, "schema_wait_ms": 0,
             "dead_letters": "events", "validated": "events"}]}
          """);
      Map<String, String> found =
          doctor(
              "--validator",
              validator.url(),
              "--canary",
              "events",
              "--kafka-config",
              as("admin", "the-password-of-admin"));

      assertThat(found).containsEntry("kafka", "ok").containsEntry("canary", "ok");
      assertThat(found.get("topic " + NAMES.schemas())).isEqualTo("warn");
      // The administrator may write facts, and an authorizer is there to take that away.
      assertThat(found).containsEntry("rights", "warn");
    }
  }

  @Test
  void theDoctorSaysThatKafkaRefusesWhoAsks() throws Exception {
    assertThat(doctor("--kafka-config", as("admin", "another"))).containsEntry("kafka", "fail");
  }

  private static Map<String, String> doctor(String... more) {
    String nobody = "http://127.0.0.1:" + FreePorts.one();
    List<String> words =
        new ArrayList<>(List.of("doctor", "--json", "--bootstrap", BROKER.bootstrapServers()));
    words.addAll(List.of("--registry", nobody, "--dlq-handler", nobody));
    words.addAll(List.of(more));
    if (!words.contains("--validator")) {
      words.addAll(List.of("--validator", nobody));
    }
    JsonNode findings = WireJson.MAPPER.readTree(Run.of(words.toArray(String[]::new)).out());
    return findings
        .valueStream()
        .collect(
            Collectors.toMap(
                one -> one.path("check").asString(), one -> one.path("status").asString()));
  }

  private Run produce(String... more) throws IOException {
    List<String> words =
        new ArrayList<>(
            List.of("produce", "--topic", "events", "--bootstrap", BROKER.bootstrapServers()));
    words.add("--file");
    words.add(Files.writeString(directory.resolve("events.jsonl"), "{}\n").toString());
    words.addAll(List.of(more));
    return Run.of(words.toArray(String[]::new));
  }

  private String as(String user, String password) throws IOException {
    return Files.writeString(
            directory.resolve(user + ".properties"),
            """
            security.protocol=SASL_PLAINTEXT
            sasl.mechanism=PLAIN
            sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \\
              username="%s" password="%s";
            """
                .formatted(user, password))
        .toString();
  }
}
