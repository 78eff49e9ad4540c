package dev.assay.triage.herald;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.kit.follow.Follower;
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
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Follows the registry's changes and the clock.
 *
 * <p>Instances share the changes as a consumer group, and whoever holds the first partition of the
 * alerts looks at the clock. The alerts, the offset that follows from them and what is to be
 * remembered, which stands beside that offset, are one transaction: so nothing is told twice and
 * nothing is forgotten, whatever dies.
 */
public final class Herald implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(15);

  private final Place place;
  private final Clockwork clockwork;
  private final InstantSource clock;
  private final TopicPartition clockPartition;
  private final Runnable beforeCommit;
  private final Follower follower;
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

  /**
   * Begins.
   *
   * @param beforeCommit runs when alerts are written and not yet committed: where a process that
   *     dies must neither lose nor double them
   */
  Herald(Place place, Clockwork clockwork, InstantSource clock, Runnable beforeCommit) {
    this.place = place;
    this.clockwork = clockwork;
    this.clock = clock;
    this.clockPartition = new TopicPartition(place.alerts, 0);
    this.beforeCommit = beforeCommit;
    this.follower =
        Follower.start(
            new Follower.Manner(
                "herald", place.changes, "changes can't be followed now, their alerts wait"),
            Life::new);
  }

  /** Begins. */
  public static Herald start(Place place, Clockwork clockwork, InstantSource clock) {
    return new Herald(place, clockwork, clock, () -> {});
  }

  /** With one consumer of the group, and the producer that speaks for this instance. */
  private final class Life implements Follower.Life {
    private final Producer<byte[], byte[]> producer = openProducer();
    private final Consumer<byte[], byte[]> consumer = openConsumer();
    private boolean hasBegun;

    @Override
    public Consumer<?, ?> consumer() {
      return consumer;
    }

    @Override
    public Duration pass() {
      if (!hasBegun) {
        // Aborts what an earlier life left open.
        producer.initTransactions();
        consumer.subscribe(List.of(place.changes, place.alerts));
        hasBegun = true;
      }
      Instant now = clock.instant();
      List<Alert> alerts = new ArrayList<>();
      boolean heard = false;
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        heard = true;
        if (record.topic().equals(place.changes)) {
          alerts.addAll(Change.alerts(record, now));
        }
      }
      Optional<Memory> before = Optional.empty();
      Optional<Memory> after = Optional.empty();
      if (consumer.assignment().contains(clockPartition)) {
        before = Optional.of(memory());
        Told told = look(before.get(), now);
        alerts.addAll(told.alerts());
        after = Optional.of(told.memory());
      }
      if (heard || !alerts.isEmpty() || !before.equals(after)) {
        commit(alerts, after);
      }
      return Duration.ZERO;
    }

    private Memory memory() {
      return Optional.ofNullable(consumer.committed(Set.of(clockPartition)).get(clockPartition))
          .map(committed -> Memory.parse(committed.metadata()))
          .orElse(Memory.NONE);
    }

    private void commit(List<Alert> alerts, Optional<Memory> memory) {
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
      if (!alerts.isEmpty()) {
        producer.flush();
        beforeCommit.run();
      }
      producer.commitTransaction();
    }

    @Override
    public void close() {
      producer.close();
      consumer.close();
    }
  }

  private Told look(Memory before, Instant now) {
    if (lookedAt.isAfter(now.minus(LOOK_EVERY))) {
      return new Told(before, List.of());
    }
    lookedAt = now;
    return clockwork.look(before, now);
  }

  private Consumer<byte[], byte[]> openConsumer() {
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

  private Producer<byte[], byte[]> openProducer() {
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

  /** Follows no more. */
  @Override
  public void close() {
    follower.close();
  }
}
