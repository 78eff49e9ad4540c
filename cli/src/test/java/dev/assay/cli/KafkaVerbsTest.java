package dev.assay.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.PolicyChange;
import dev.assay.contracts.changes.VersionChange;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaVerbsTest {
  private static final KafkaBroker BROKER = KafkaBroker.start(KafkaBrokerSettings.ephemeral());

  @TempDir private Path directory;

  @BeforeAll
  static void createTopics() throws Exception {
    try (Admin admin = Admin.create(connection())) {
      admin
          .createTopics(
              List.of("file", "stdin", "keyed", "small", "assay.schema-changes", "x.schema-changes")
                  .stream()
                  .map(name -> new NewTopic(name, 1, (short) 1))
                  .toList())
          .all()
          .get();
    }
  }

  @AfterAll
  static void stopBroker() {
    BROKER.close();
  }

  @Test
  void everyLineIsSentByteForByteAlsoWhereItIsNoJson() throws Exception {
    byte[] events =
        "{\"a\": 1.00 }\n\nnot json\r\n{\"cut\":\n\u0000\u00ff\u00fe\n\r\nlast"
            .getBytes(ISO_8859_1);
    Path file = Files.write(directory.resolve("events.jsonl"), events);

    Run run = produce("file", file.toString(), "--header", "source=trial=1");

    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .matches("sent 5 to file in \\d+\\.\\d s, failed 0, empty lines skipped 2\n");
    assertThat(run.err()).isEmpty();
    List<ConsumerRecord<byte[], byte[]>> records = read("file", 5);
    assertThat(records)
        .extracting(record -> new String(record.value(), ISO_8859_1))
        .containsExactly("{\"a\": 1.00 }", "not json\r", "{\"cut\":", "\u0000\u00ff\u00fe", "last");
    assertThat(new String(records.getFirst().headers().lastHeader("source").value(), UTF_8))
        .isEqualTo("trial=1");
  }

  @Test
  void eventsMayComeFromStandardInput() throws Exception {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream("{}\n{}\n".getBytes(UTF_8)));
    try {
      Run run = produce("stdin", "-", "--json");

      Golden.assertThatOutput(
          run.out().replaceAll("seconds\" : [0-9.E-]+", "seconds\" : 0.1"), "produce.json");
    } finally {
      System.setIn(before);
    }
    assertThat(read("stdin", 2)).hasSize(2);
  }

  @Test
  void theKeyIsTakenFromAMemberWhereTheEventHasIt() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("keyed.jsonl"),
            """
            {"nested":{"id":"no"},"id":"north"}
            {"id":7}
            {"other":1}
            {"id":
            """);

    Run run = produce("keyed", file.toString(), "--key-field", "id", "--rate", "1000/s");

    assertThat(run.out()).endsWith("failed 0, without key 2\n");
    assertThat(read("keyed", 4))
        .extracting(record -> Optional.ofNullable(record.key()).map(key -> new String(key, UTF_8)))
        .containsExactly(
            Optional.of("north"), Optional.of("7"), Optional.empty(), Optional.empty());
  }

  @Test
  void whatKafkaDoesNotTakeIsCountedAndEndsWith1() throws Exception {
    Path file = directory.resolve("large.jsonl");
    Files.writeString(file, "{}\n\"" + "x".repeat(2_000_000) + "\"\n{}\n");

    Run run = produce("small", file.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).startsWith("sent 2 to small in ").contains("failed 1 (the first: ");
  }

  @Test
  void aTopicThatDoesNotExistIsNotCreatedBySendingToIt() throws Exception {
    Path file = Files.writeString(directory.resolve("e.jsonl"), "{}");

    Run run = produce("telemetry.fedback", file.toString());

    assertThat(run)
        .isEqualTo(
            new Run(
                1,
                "",
                "assay: topic 'telemetry.fedback' does not exist at %s; check the name, or create it\n"
                    .formatted(BROKER.bootstrapServers())));
    try (Admin admin = Admin.create(connection())) {
      Set<String> topics = admin.listTopics().names().get();
      assertThat(topics).doesNotContain("telemetry.fedback");
    }
  }

  @Test
  void changesAreShownAsTheyHappen() throws Exception {
    publish("assay.schema-changes", policy("before"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Thread watching =
        Thread.ofVirtual()
            .start(() ->
                Run.commandLine(out, err, "watch")
                    .execute("watch", "--bootstrap", BROKER.bootstrapServers(), "--limit", "2"));
    await().until(() -> err.toString().contains("watching assay.schema-changes"));

    publish("assay.schema-changes", version(), policy("after"));

    assertThat(watching.join(Duration.ofSeconds(30))).isTrue();
    Golden.assertThatOutput(out.toString(), "watch.txt");
  }

  @Test
  void whatIsRetainedIsShownFirstWhereAskedForOneDocumentALine() throws Exception {
    publish("x.schema-changes", policy("one"), version(), policy("two"));

    Run run =
        Run.of(
            "watch",
            "--bootstrap",
            BROKER.bootstrapServers(),
            "--topics-prefix",
            "x.",
            "--from-beginning",
            "--type",
            "version-published,deprecation-stated",
            "--limit",
            "1",
            "--json");

    Golden.assertThatOutput(run.out(), "watch.json");
  }

  private static ChangeEvent version() {
    return ChangeEvent.of(
        "41",
        ChangeType.VERSION_PUBLISHED,
        "v1/telemetry.FeedbackEvent",
        Instant.parse("2026-11-21T03:00:00Z"),
        new VersionChange(
            "v1",
            "telemetry.FeedbackEvent",
            "2.0.0",
            Optional.of("1.2.0"),
            3,
            "telemetry.FeedbackEvent",
            "ab",
            "major",
            true,
            "cli:ada"));
  }

  private static ChangeEvent policy(String reason) {
    return ChangeEvent.of(
        "p-" + reason,
        ChangeType.POLICY_SET,
        "topic:telemetry.feedback",
        Instant.parse("2026-11-21T03:00:01Z"),
        new PolicyChange(
            "topic:telemetry.feedback", "canary", 5, "log-only", 8, "cli:ada", reason));
  }

  private static void publish(String topic, ChangeEvent... changes) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(connection(), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (ChangeEvent change : changes) {
        producer.send(change.toRecord(topic)).get();
      }
    }
  }

  private static Run produce(String topic, String file, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "produce",
                "--bootstrap",
                BROKER.bootstrapServers(),
                "--topic",
                topic,
                "--file",
                file));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(String topic, int count) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            connection(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> only = List.of(new TopicPartition(topic, 0));
      consumer.assign(only);
      consumer.seekToBeginning(only);
      await()
          .until(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            return records.size() >= count;
          });
    }
    return records;
  }

  private static Map<String, Object> connection() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
