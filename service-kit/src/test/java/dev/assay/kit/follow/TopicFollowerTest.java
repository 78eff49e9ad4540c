package dev.assay.kit.follow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told of topics of a real broker, also while it is away. */
class TopicFollowerTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static KafkaBroker broker;
  private static KafkaProducer<byte[], byte[]> producer;

  @BeforeAll
  static void startBroker() {
    broker =
        KafkaBroker.start(
            KafkaBrokerSettings.ephemeral().with("auto.create.topics.enable", "false"));
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @AfterAll
  static void closeBroker() {
    producer.close();
    broker.close();
  }

  @Test
  void whatIsThereComesFirstThenThatItWasAllThenWhatIsNew() throws Exception {
    create("order", 2);
    send("order", 0, "a");
    send("order", 1, "b");
    Told told = new Told();
    try (Follower follower = follow("order", Beginning.FIRST, told)) {
      assertThat(follower).isNotNull();
      await().atMost(PATIENCE).until(() -> told.caughtUp.get() > 0);
      assertThat(told.all).containsExactlyInAnyOrder("a", "b");

      send("order", 1, "c");

      await().atMost(PATIENCE).until(() -> told.all.size() == 3);
      assertThat(told.all).endsWith("new c");
    }
  }

  @Test
  void aTopicThatIsNotThereIsAbsentAndReadOnceItIs() throws Exception {
    Told told = new Told();
    try (Follower follower = follow("later", Beginning.FIRST, told)) {
      assertThat(follower).isNotNull();
      await().atMost(PATIENCE).until(() -> told.absent.get() > 1);
      assertThat(told.caughtUp).hasValue(0);

      create("later", 1);
      send("later", 0, "a");

      await().atMost(PATIENCE).until(() -> told.texts().contains("a"));
    }
  }

  @Test
  void partitionsThatComeLaterAreReadFromTheirFirstRecord() throws Exception {
    create("wider", 1);
    send("wider", 0, "a");
    Told told = new Told();
    try (Follower follower =
        follow("wider", new Beginning.Since(Duration.ZERO, InstantSource.system()), told)) {
      assertThat(follower).isNotNull();
      await().atMost(PATIENCE).until(() -> told.caughtUp.get() > 0);

      try (Admin admin = admin()) {
        admin.createPartitions(Map.of("wider", NewPartitions.increaseTo(2))).all().get();
      }
      send("wider", 1, "b");
      send("wider", 1, "c");

      await().atMost(PATIENCE).until(() -> told.texts().equals(List.of("b", "c")));
    }
  }

  @Test
  void aBeginningInTimeLeavesOutWhatIsOlder() throws Exception {
    create("since", 1);
    Instant noon = Instant.parse("2026-06-01T12:00:00Z");
    send(new ProducerRecord<>("since", 0, noon.minusSeconds(61).toEpochMilli(), null, bytes("a")));
    send(new ProducerRecord<>("since", 0, noon.minusSeconds(59).toEpochMilli(), null, bytes("b")));
    Told told = new Told();
    try (Follower follower =
        follow("since", new Beginning.Since(Duration.ofMinutes(1), () -> noon), told)) {
      assertThat(follower).isNotNull();
      await().atMost(PATIENCE).until(() -> told.caughtUp.get() > 0);
      assertThat(told.all).containsExactly("b");
    }
  }

  @Test
  void afterABrokerWasAwayItGoesOnWhereItWasAndNothingIsHeardTwice() throws Exception {
    try (KafkaBroker other = KafkaBroker.start(KafkaBrokerSettings.ephemeral());
        KafkaProducer<byte[], byte[]> sender =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", other.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      create(other, "kept", 1);
      sender.send(new ProducerRecord<>("kept", bytes("a"))).get();
      Told told = new Told();
      try (Follower follower =
          TopicFollower.start(
              KafkaAccess.at(other.bootstrapServers()),
              manner("kept"),
              Beginning.FIRST,
              told)) {
        assertThat(follower).isNotNull();
        await().atMost(PATIENCE).until(() -> told.texts().equals(List.of("a")));

        other.stop();
        other.startAgain();
        sender.send(new ProducerRecord<>("kept", bytes("b"))).get();

        await().atMost(PATIENCE).until(() -> told.texts().contains("b"));
        assertThat(told.texts()).containsExactly("a", "b");
      }
    }
  }

  @Test
  void aRecordThatLeadsToABugIsLeftBehind() throws Exception {
    create("bug", 1);
    send("bug", 0, "a");
    send("bug", 0, "bug");
    send("bug", 0, "c");
    Told told = new Told();
    try (Follower follower = follow("bug", Beginning.FIRST, told)) {
      assertThat(follower).isNotNull();
      await().atMost(PATIENCE).until(() -> told.texts().contains("c"));
      assertThat(told.texts()).containsExactly("a", "c");
    }
  }

  @Test
  void aTopicThatIsMadeAnewIsReadAnewAndCaughtUpWith() throws Exception {
    create("anew", 1);
    for (String text : List.of("a", "b", "c")) {
      send("anew", 0, text);
    }
    Told told = new Told();
    try (Follower follower = follow("anew", Beginning.FIRST, told)) {
      assertThat(follower).isNotNull();
      await().atMost(PATIENCE).until(() -> told.texts().size() == 3);
      try (Admin admin = admin()) {
        admin.deleteTopics(List.of("anew")).all().get();
        await()
            .atMost(PATIENCE)
            .until(() -> !admin.listTopics().names().get().contains("anew"));
      }
      create("anew", 1);
      send("anew", 0, "d");

      await().atMost(PATIENCE).until(() -> told.texts().contains("d"));
      int before = told.caughtUp.get();
      await().atMost(PATIENCE).until(() -> told.caughtUp.get() > before);
    }
  }

  @Test
  void afterItIsClosedNothingIsTold() throws Exception {
    create("closed", 1);
    Told told = new Told();
    Follower follower = follow("closed", Beginning.FIRST, told);
    await().atMost(PATIENCE).until(() -> told.caughtUp.get() > 0);

    follower.close();

    await()
        .atMost(PATIENCE)
        .until(() ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("follows-closed")));
    send("closed", 0, "a");
    assertThat(told.all).isEmpty();
  }

  private static Follower follow(String topic, Beginning beginning, Told told) {
    return TopicFollower.start(
        KafkaAccess.at(broker.bootstrapServers()), manner(topic), beginning, told);
  }

  private static Follower.Manner manner(String topic) {
    return new Follower.Manner("follows-" + topic, topic, "it can't be read now");
  }

  private static Admin admin() {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }

  private static void create(String topic, int partitions) throws Exception {
    create(broker, topic, partitions);
  }

  private static void create(KafkaBroker where, String topic, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", where.bootstrapServers()))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(topic, partitions, (short) 1).configs(Map.of("retention.ms", "-1"))))
          .all()
          .get();
    }
  }

  private static void send(String topic, int partition, String text) throws Exception {
    send(new ProducerRecord<>(topic, partition, null, bytes(text)));
  }

  private static void send(ProducerRecord<byte[], byte[]> record) throws Exception {
    var _ = producer.send(record).get();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static final class Told implements TopicListener {
    private final List<String> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger caughtUp = new AtomicInteger();
    private final AtomicInteger absent = new AtomicInteger();

    List<String> texts() {
      return all.stream().map(text -> text.replace("new ", "")).toList();
    }

    @Override
    public void heard(ConsumerRecord<byte[], byte[]> record, boolean isNew) {
      String text = new String(record.value(), UTF_8);
      if (text.equals("bug")) {
        throw new IllegalStateException("a bug, made by the test");
      }
      all.add((isNew ? "new " : "") + text);
    }

    @Override
    public void caughtUp() {
      caughtUp.incrementAndGet();
    }

    @Override
    public void absent() {
      absent.incrementAndGet();
    }
  }
}
