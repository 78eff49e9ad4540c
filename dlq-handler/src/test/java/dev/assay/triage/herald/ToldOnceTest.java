package dev.assay.triage.herald;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.contracts.changes.ChangeEvent;
import dev.assay.contracts.changes.ChangeType;
import dev.assay.contracts.changes.GuardChange;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.alert.WatchForms;
import dev.assay.triage.moving.Committed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guards that trip are told once each, whoever dies when. */
class ToldOnceTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private KafkaBroker broker;
  private KafkaProducer<byte[], byte[]> producer;

  @BeforeEach
  void startBroker() throws Exception {
    broker = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    try (Admin admin = admin()) {
      admin
          .createTopics(
              List.of(new NewTopic("changes", 3, (short) 1), new NewTopic("alerts", 1, (short) 1)))
          .all()
          .get();
    }
  }

  @AfterEach
  void closeBroker() {
    producer.close();
    broker.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"one", "two"})
  void killedBetweenWritingAlertsAndCommittingItsSuccessorTellsThemOnce(String successor)
      throws Exception {
    trip(0, 5);
    killWhenItHasWritten("one");
    assertThat(written()).as("it died before it wrote").isPositive();

    try (Herald herald = herald(successor)) {
      assertThat(herald).isNotNull();
      awaitTold(5);
      trip(5, 6);
      awaitTold(6);
    }

    assertThat(told()).containsExactlyInAnyOrderElementsOf(ids(6));
  }

  @Test
  void instancesThatComeAndGoTellEachOnceBetweenThem() throws Exception {
    try (Herald one = herald("one")) {
      assertThat(one).isNotNull();
      trip(0, 20);
      try (Herald two = herald("two")) {
        assertThat(two).isNotNull();
        trip(20, 40);
        awaitTold(40);
      }
      trip(40, 60);
      awaitTold(60);
    }

    assertThat(told()).containsExactlyInAnyOrderElementsOf(ids(60));
  }

  private void killWhenItHasWritten(String instance) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                DoomedHerald.class.getName(),
                broker.bootstrapServers(),
                instance)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(DoomedHerald.KILLED);
    } finally {
      process.destroyForcibly();
    }
  }

  /** Records in the alerts' topic, committed or not. */
  private long written() throws Exception {
    TopicPartition alerts = new TopicPartition("alerts", 0);
    try (Admin admin = admin()) {
      return admin
          .listOffsets(
              Map.of(alerts, OffsetSpec.latest()),
              new ListOffsetsOptions(
                  IsolationLevel.READ_UNCOMMITTED))
          .partitionResult(alerts)
          .get()
          .offset();
    }
  }

  private void awaitTold(int count) {
    await().atMost(PATIENCE).until(() -> told().size() >= count);
  }

  private List<String> told() {
    return Committed.records(broker.bootstrapServers(), "alerts").stream()
        .map(record -> WatchForms.readAlert(record.value()).id())
        .toList();
  }

  private static List<String> ids(int count) {
    return IntStream.range(0, count).mapToObj(ToldOnceTest::id).toList();
  }

  private static String id(int n) {
    return "guard/topic:t%d/8".formatted(n);
  }

  private void trip(int fromInclusive, int toExclusive) throws Exception {
    for (int n = fromInclusive; n < toExclusive; n++) {
      String scope = "topic:t" + n;
      GuardChange change =
          new GuardChange(scope, "enforce", 8, 7, "a.A", 200, 61, 70, 2, "61 of 200 were rejected");
      var _ =
          producer
              .send(
                  ChangeEvent.of(id(n), ChangeType.GUARD_TRIPPED, scope, Instant.now(), change)
                      .toRecord("changes"))
              .get();
    }
  }

  private Herald herald(String instance) {
    return Herald.start(
        new Herald.Place(
            KafkaAccess.at(broker.bootstrapServers()), "herald", instance, "changes", "alerts"),
        new Clockwork(Optional.empty(), Optional.empty()),
        InstantSource.system());
  }

  private Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
