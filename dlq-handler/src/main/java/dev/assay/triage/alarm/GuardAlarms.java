package dev.assay.triage.alarm;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.alert.Alert;
import dev.assay.triage.alert.WatchForms;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the registry's changes for guards that tripped, on a thread of its own.
 *
 * <p>Instances share the work as a consumer group. Where one got to is committed once the alerts
 * are written, so a crash in between tells an alert twice, with the same id, and never none. What
 * is older than a day is history, no news.
 */
public final class GuardAlarms implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardAlarms.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final Duration NEWS = Duration.ofDays(1);

  private final Place place;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<Consumer<byte[], byte[]>> reading = Optional.empty();

  /**
   * Between which topics.
   *
   * @param kafka how to reach the cluster
   * @param group that the instances share
   * @param changes what the registry tells
   * @param alerts what people should know
   */
  public record Place(KafkaAccess kafka, String group, String changes, String alerts) {}

  private GuardAlarms(Place place, InstantSource clock) {
    this.place = place;
    this.clock = clock;
    this.thread = Thread.ofPlatform().daemon().name("guard-alarms").unstarted(this::follow);
  }

  /** Begins to follow. */
  public static GuardAlarms start(Place place, InstantSource clock) {
    GuardAlarms alarms = new GuardAlarms(place, clock);
    alarms.thread.start();
    return alarms;
  }

  private void follow() {
    while (closing.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = consumer();
          Producer<byte[], byte[]> producer = producer()) {
        reading = Optional.of(consumer);
        consumer.subscribe(List.of(place.changes()));
        while (closing.getCount() > 0) {
          pass(consumer, producer);
        }
      } catch (WakeupException told) {
        // Closing is the only reason to be woken.
      } catch (KafkaException trouble) {
        LOG.atWarn()
            .addKeyValue("topic", place.changes())
            .addKeyValue("problem", trouble.toString())
            .log("guards that trip can't be heard now, their alerts wait");
        pause();
      } finally {
        reading = Optional.empty();
      }
    }
  }

  private void pass(Consumer<byte[], byte[]> consumer, Producer<byte[], byte[]> producer) {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
    if (records.isEmpty()) {
      return;
    }
    for (ConsumerRecord<byte[], byte[]> record : records) {
      GuardAlert.of(record.headers(), record.value())
          .filter(alert -> alert.at().isAfter(clock.instant().minus(NEWS)))
          .ifPresent(alert -> write(alert, producer));
    }
    producer.flush();
    consumer.commitSync();
  }

  private void write(Alert alert, Producer<byte[], byte[]> producer) {
    try {
      var _ =
          producer
              .send(
                  new ProducerRecord<>(
                      place.alerts(),
                      alert.subject().getBytes(StandardCharsets.UTF_8),
                      WatchForms.write(alert)))
              .get();
    } catch (ExecutionException refused) {
      throw new KafkaException("an alert could not be written", refused.getCause());
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new WakeupException();
    }
  }

  private Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        place
            .kafka()
            .with(
                Map.of(
                    "group.id",
                    place.group(),
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
        place.kafka().with(Map.of("acks", "all")),
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
