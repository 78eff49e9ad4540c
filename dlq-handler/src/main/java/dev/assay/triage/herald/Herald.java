package dev.assay.triage.herald;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.WatchForms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the registry's changes and the clock, on a thread of its own.
 *
 * <p>Instances share the changes as a consumer group, and whoever holds the first partition of the
 * alerts looks at the clock. The alerts, the offset that follows from them and what is to be
 * remembered, which stands beside that offset, are one transaction: so nothing is told twice and
 * nothing is forgotten, whatever dies.
 */
public final class Herald implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Herald.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final Place place;
  private final Clockwork clockwork;
  private final InstantSource clock;
  private final TopicPartition clockPartition;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<Consumer<byte[], byte[]>> reading = Optional.empty();
  private Instant lookedAt = Instant.MIN;

  /**
   * Between which topics.
   *
   * @param kafka how to reach the cluster
   * @param group that the instances share
   * @param instance that nobody else is called
   * @param changes what the registry tells
   * @param alerts what people should know; there already
   */
  public record Place(
      KafkaAccess kafka, String group, String instance, String changes, String alerts) {}

  Herald(Place place, Clockwork clockwork, InstantSource clock) {
    this.place = place;
    this.clockwork = clockwork;
    this.clock = clock;
    this.clockPartition = new TopicPartition(place.alerts, 0);
    this.thread = Thread.ofPlatform().daemon().name("herald").unstarted(this::follow);
  }

  /** Begins. */
  public static Herald start(Place place, Clockwork clockwork, InstantSource clock) {
    Herald herald = new Herald(place, clockwork, clock);
    herald.thread.start();
    return herald;
  }

  private void follow() {
    while (closing.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumer();
          Producer<byte[], byte[]> producer = producer()) {
        reading = Optional.of(consumer);
        producer.initTransactions();
        consumer.subscribe(List.of(place.changes, place.alerts));
        while (closing.getCount() > 0) {
          pass(consumer, producer);
        }
      } catch (WakeupException | InterruptException told) {
        // Closing is the only reason to be woken.
      } catch (KafkaException trouble) {
        LOG.atWarn()
            .addKeyValue("problem", trouble.toString())
            .log("changes can't be followed now, their alerts wait");
        pause();
      } finally {
        reading = Optional.empty();
      }
    }
  }

  private void pass(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
    Instant now = clock.instant();
    List<Alert> alerts = new ArrayList<>();
    boolean heard = false;
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
      heard = true;
      if (record.topic().equals(place.changes)) {
        BreakingSchema.of(record, now).ifPresent(alerts::add);
      }
    }
    Optional<Memory> before = Optional.empty();
    Optional<Memory> after = Optional.empty();
    if (consumer.assignment().contains(clockPartition)) {
      before = Optional.of(memory(consumer));
      after = before;
      if (!lookedAt.isAfter(now.minus(LOOK_EVERY))) {
        lookedAt = now;
        Told told = clockwork.look(before.get(), now);
        alerts.addAll(told.alerts());
        after = Optional.of(told.memory());
      }
    }
    if (heard || !alerts.isEmpty() || !before.equals(after)) {
      commit(consumer, producer, alerts, after);
    }
  }

  private Memory memory(Consumer<byte[], byte[]> consumer) {
    return Optional.ofNullable(consumer.committed(Set.of(clockPartition)).get(clockPartition))
        .map(committed -> Memory.parse(committed.metadata()))
        .orElse(Memory.NONE);
  }

  private void commit(
      Consumer<byte[], byte[]> consumer,
      Producer<byte[], byte[]> producer,
      List<Alert> alerts,
      Optional<Memory> memory) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    for (TopicPartition partition : consumer.assignment()) {
      String beside = partition.equals(clockPartition) ? memory.map(Memory::text).orElse("") : "";
      offsets.put(partition, new OffsetAndMetadata(consumer.position(partition), beside));
    }
    producer.beginTransaction();
    for (Alert alert : alerts) {
      var failsTheCommit =
          producer.send(
              new ProducerRecord<>(
                  place.alerts, alert.subject().getBytes(UTF_8), WatchForms.write(alert)));
      assert failsTheCommit != null;
    }
    producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
    producer.commitTransaction();
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        place.kafka.with(
            Map.of(
                "group.id",
                place.group,
                "isolation.level",
                "read_committed",
                "allow.auto.create.topics",
                "false",
                "enable.auto.commit",
                "false",
                "auto.offset.reset",
                "earliest",
                // The registry may create its topic after we began to wait for it.
                "metadata.max.age.ms",
                "10000",
                "session.timeout.ms",
                "10000",
                "heartbeat.interval.ms",
                "3000")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        place.kafka.with(
            Map.of(
                "transactional.id",
                "%s-%s".formatted(place.group, place.instance),
                "transaction.timeout.ms",
                "10000",
                "max.block.ms",
                "15000")),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private void pause() {
    try {
      var _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Follows no more. */
  @Override
  public void close() {
    closing.countDown();
    reading.ifPresent(Consumer::wakeup);
    try {
      if (!thread.join(CLOSE)) {
        thread.interrupt();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
