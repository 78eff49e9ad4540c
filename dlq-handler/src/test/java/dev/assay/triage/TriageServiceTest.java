package dev.assay.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.deadletters.FailureFingerprint;
import dev.assay.kit.config.ConfigurationReader;
import dev.assay.kit.config.ConfigurationSources;
import dev.assay.kit.lifecycle.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service on a real broker. */
class TriageServiceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static Cluster cluster;

  @TempDir private Path directory;

  @BeforeAll
  static void start() {
    cluster = new Cluster();
  }

  @AfterAll
  static void close() {
    cluster.close();
  }

  @Test
  void groupsAreKeptAcrossARestartAlsoWhenTheStateDirectoryIsLost() throws Exception {
    TriageConfiguration configuration = configuration("restart.dlq", Map.of());
    cluster.createTopic("restart.dlq", 2, Map.of());
    sendTen("restart.dlq");
    Map<String, Long> expected =
        Map.of(
            DeadLetterBytes.fingerprint("a").value(), 5L,
            DeadLetterBytes.fingerprint("b").value(), 5L);

    try (TriageService service = TriageService.start(configuration, Clock.systemUTC())) {
      awaitCounts(service, expected);
    }
    try (TriageService service = TriageService.start(configuration, Clock.systemUTC())) {
      awaitCounts(service, expected);
    }
    deleteAll(configuration.groups().stateDirectory());
    try (TriageService service = TriageService.start(configuration, Clock.systemUTC())) {
      awaitCounts(service, expected);
      sendTen("restart.dlq");
      awaitCounts(service, doubled(expected));
    }
  }

  @Test
  void garbageOfEveryKindIsCountedAndStopsNothing() throws Exception {
    cluster.createTopic(
        "garbage.dlq", 1, Map.of("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE)));
    TriageConfiguration configuration = configuration("garbage.dlq", Map.of());
    Headers wrong = DeadLetterBytes.headers("a", "t", 1);
    wrong.remove("assay-errors").add("assay-errors", new byte[] {'[', '{', '}', ']'});
    cluster.send(new ProducerRecord<>("garbage.dlq", null, null, null, null, wrong));
    cluster.send(
        new ProducerRecord<>(
            "garbage.dlq", null, Long.MAX_VALUE, new byte[8], new byte[] {-1, 0, 1}, null));
    cluster.send(
        new ProducerRecord<>(
            "garbage.dlq",
            null,
            0L,
            null,
            new byte[100_000],
            new RecordHeaders().add("assay-reason", null)));
    cluster.flush();

    try (TriageService service = TriageService.start(configuration, Clock.systemUTC())) {
      awaitCounts(
          service,
          Map.of(
              DeadLetterBytes.fingerprint("a").value(), 1L,
              FailureFingerprint.ofUnreadable("garbage.dlq").value(), 2L));
      assertThat(cluster.get(service.uri(), "/metrics").body())
          .contains("assay_dead_letters_total{reason=\"unreadable\",topic=\"garbage.dlq\"} 2.0")
          .contains("assay_failure_groups 2.0");
      assertThat(cluster.get(service.uri(), "/readyz").statusCode()).isEqualTo(200);
      assertThat(cluster.get(service.uri(), "/livez").statusCode()).isEqualTo(200);
      assertThat(cluster.get(service.uri(), "/status").body())
          .contains("\"state\":\"running\"", "\"dead_letter_topics\":[\"garbage.dlq\"]");
    }
  }

  @Test
  void aTopicThatIsNotThereKeepsItFromStartingAndIsNamed() {
    TriageConfiguration configuration = configuration("missing.dlq", Map.of());

    assertThatThrownBy(() -> TriageService.start(configuration, Clock.systemUTC()))
        .isInstanceOf(CannotStart.class)
        .hasMessage(
            "dead-letter topics missing.dlq do not exist: create them, correct dead-letter-topics, or set topics.create-sources=true");
  }

  @Test
  void aTopicThatIsNotThereIsCreatedWhereThatIsWanted() throws Exception {
    TriageConfiguration configuration =
        configuration(
            "created.dlq",
            Map.of("topics.create-sources", "true", "topics.source-partitions", "3"));

    try (TriageService service = TriageService.start(configuration, Clock.systemUTC());
        var admin = cluster.admin()) {
      awaitCounts(service, Map.of());
      assertThat(admin.describeTopics(List.of("created.dlq")).allTopicNames().get().values())
          .allMatch(topic -> topic.partitions().size() == 3);
    }
  }

  static TriageConfiguration configuration(
      Cluster cluster, Path directory, String topic, Map<String, String> more) {
    return ConfigurationReader.read(
        TriageConfiguration.class,
        new ConfigurationSources(List.of(), Map.of(), settings(cluster, directory, topic, more)));
  }

  static Map<String, String> settings(
      Cluster cluster, Path directory, String topic, Map<String, String> more) {
    Map<String, String> all =
        new TreeMap<>(
            Map.of(
                "kafka.bootstrap-servers",
                cluster.bootstrapServers(),
                "dead-letter-topics",
                topic,
                "topics.prefix",
                topic + ".",
                "topics.replication-factor",
                "1",
                "topics.min-insync-replicas",
                "1",
                "groups.state-directory",
                directory.resolve("state").toString(),
                "http.port",
                "0"));
    all.putAll(more);
    return all;
  }

  private TriageConfiguration configuration(String topic, Map<String, String> more) {
    return configuration(cluster, directory, topic, more);
  }

  private static void sendTen(String topic) {
    for (int n = 0; n < 10; n++) {
      String member = n % 2 == 0 ? "a" : "b";
      cluster.send(
          new ProducerRecord<>(
              topic,
              n % 2,
              null,
              null,
              DeadLetterBytes.VALUE,
              DeadLetterBytes.headers(member, "source", n)));
    }
    cluster.flush();
  }

  private static void awaitCounts(TriageService service, Map<String, Long> expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(cluster.counts(service.uri())).isEqualTo(Optional.of(expected)));
  }

  private static Map<String, Long> doubled(Map<String, Long> counts) {
    Map<String, Long> doubled = new TreeMap<>();
    counts.forEach((fingerprint, count) -> doubled.put(fingerprint, 2 * count));
    return doubled;
  }

  private static void deleteAll(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
