package dev.assay.triage.gather;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.servers.kafka.FreshTopics;
import dev.assay.servers.kafka.KafkaBroker;
import dev.assay.servers.kafka.KafkaBrokerSettings;
import dev.assay.triage.DeadLetterBytes;
import dev.assay.triage.form.FormCodec;
import dev.assay.triage.privacy.Privacy;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Several instances on a real broker: each dead letter counts once, whoever comes or goes. */
class GatheringTest {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String LETTERS = "orders.dlq";
  private static final String SUMS = "sums";
  private static final int PARTITIONS = 4;

  private final KafkaBroker broker =
      KafkaBroker.start(
          KafkaBrokerSettings.ephemeral().with("group.initial.rebalance.delay.ms", "0"));
  private final Flood flood = new Flood(broker.bootstrapServers());
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void createTopics() throws Exception {
    FreshTopics.create(
        broker.bootstrapServers(),
        List.of(new NewTopic(LETTERS, PARTITIONS, (short) 1), new NewTopic(SUMS, 2, (short) 1)));
    lines.start();
    logger().addAppender(lines);
  }

  @AfterEach
  void closeAll() {
    logger().detachAppender(lines);
    flood.close();
    broker.close();
  }

  @Test
  void partitionsThatAreHandedOverFailNobodyAndCountNothingTwice() {
    AtomicLong countedByOther = new AtomicLong();
    flood.begin();
    try (Gathering one = gathering("one", new AtomicLong())) {
      assertThat(one.isFenced()).isFalse();
      for (int times = 0; times < 8; times++) {
        long before = countedByOther.get();
        try (Gathering other = gathering("other", countedByOther)) {
          await().atMost(PATIENCE).until(() -> countedByOther.get() > before);
          assertThat(other.isFenced()).isFalse();
        }
      }
      assertAllCountedOnce(flood.end());
    }
    assertThat(List.copyOf(lines.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains("reading dead letters")
        .doesNotContain("gathering failed");
  }

  @Test
  void whoDiesWhileHandingOverReadsAllItsPartitionsWhenItReturns() {
    GatheringSettings dying = settings("one");
    Consumer<byte[], byte[]> one = new GatherClients(dying, 0).consumer();
    try (DiesAtHandover listener = new DiesAtHandover(one)) {
      one.subscribe(List.of(LETTERS), listener);
      await()
          .atMost(PATIENCE)
          .until(() -> {
            var _ = one.poll(Duration.ofMillis(100));
            return one.assignment().size() == PARTITIONS;
          });
      try (Gathering other = gathering("other", new AtomicLong())) {
        await().atMost(PATIENCE).until(() -> diesIn(one));
        listener.die();
        try (Gathering returned = gathering("one", new AtomicLong())) {
          flood.sendToEachPartition(100);
          assertAllCountedOnce(flood.end());
          assertThat(returned.isFenced()).isFalse();
        }
        assertThat(other.isFenced()).isFalse();
      }
    }
  }

  private static boolean diesIn(Consumer<byte[], byte[]> consumer) {
    try {
      var _ = consumer.poll(Duration.ofMillis(100));
      return false;
    } catch (KafkaException dead) {
      return true;
    }
  }

  private void assertAllCountedOnce(Map<Integer, Long> sent) {
    Map<String, Long> expected = new HashMap<>();
    sent.forEach((partition, letters) ->
        expected.put(DeadLetterBytes.fingerprint(Flood.member(partition)).value(), letters));
    Map<String, Long> counted = new HashMap<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(SUMS).stream()
              .map(each -> new TopicPartition(SUMS, each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      await()
          .atMost(PATIENCE)
          .untilAsserted(() -> {
            consumer.poll(Duration.ofMillis(100)).forEach(sum -> add(sum, counted));
            assertThat(counted).isEqualTo(expected);
          });
    }
  }

  private static void add(ConsumerRecord<byte[], byte[]> sum, Map<String, Long> counted) {
    counted.merge(
        new String(sum.key(), UTF_8),
        FormCodec.ADDITION.read(sum.value()).group().count(),
        Long::sum);
  }

  private Gathering gathering(String instance, AtomicLong counted) {
    return Gathering.start(
        settings(instance),
        Privacy.NONE,
        (topic, reason, letters) -> counted.addAndGet(letters),
        () -> true);
  }

  private GatheringSettings settings(String instance) {
    return new GatheringSettings(
        KafkaAccess.at(broker.bootstrapServers()),
        "intake",
        instance,
        new Subscription(List.of(LETTERS), Optional.empty()),
        SUMS,
        1);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(Gathering.class.getPackageName());
  }

  /** Ends at the moment when the group asks for its partitions. */
  private static final class DiesAtHandover implements ConsumerRebalanceListener, AutoCloseable {
    private final Consumer<byte[], byte[]> consumer;
    private boolean isDead;

    DiesAtHandover(Consumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (!isDead) {
        throw new IllegalStateException("killed");
      }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      assertThat(isDead).isFalse();
    }

    /** As the kernel would: without a farewell to the group. */
    void die() {
      isDead = true;
      consumer.close();
    }

    @Override
    public void close() {
      die();
    }
  }

  /** Dead letters of one group for each partition, as long as it is not ended. */
  private static final class Flood implements AutoCloseable {
    private static final long PAUSE_NANOS = 2_000_000;

    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicBoolean isGoing = new AtomicBoolean(true);
    private final Map<Integer, Long> sent = new HashMap<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("flood").unstarted(this::flow);

    Flood(String bootstrapServers) {
      this.producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
              new ByteArraySerializer(),
              new ByteArraySerializer());
    }

    static String member(int partition) {
      return "of-partition-" + partition;
    }

    void begin() {
      thread.start();
    }

    private void flow() {
      while (isGoing.get()) {
        sendToEachPartition(1);
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }

    void sendToEachPartition(int letters) {
      for (int n = 0; n < letters * PARTITIONS; n++) {
        int partition = n % PARTITIONS;
        long number = sent.merge(partition, 1L, Long::sum);
        var _ =
            producer.send(
                new ProducerRecord<>(
                    LETTERS,
                    partition,
                    null,
                    null,
                    DeadLetterBytes.VALUE,
                    DeadLetterBytes.headers(member(partition), "orders", number)));
      }
    }

    /** Sends no more; how many were sent to each partition. */
    Map<Integer, Long> end() {
      isGoing.set(false);
      try {
        thread.join();
      } catch (InterruptedException told) {
        throw new IllegalStateException(told);
      }
      producer.flush();
      return sent;
    }

    @Override
    public void close() {
      var _ = end();
      producer.close();
    }
  }
}
