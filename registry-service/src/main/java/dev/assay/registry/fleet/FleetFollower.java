package dev.assay.registry.fleet;

import dev.assay.contracts.instances.InstanceCodec;
import dev.assay.contracts.instances.InstanceCodec.Heard;
import dev.assay.contracts.instances.InstanceId;
import dev.assay.contracts.instances.InstanceReport;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.registry.reading.CommittedConsumer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the instances topic, on a thread of its own.
 *
 * <p>Begins a little before now: who said nothing for longer is not live. What it reads of that
 * past is known to be past, so that nobody takes an hour's counts for those of a moment.
 */
public final class FleetFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FleetFollower.class);
  private static final Duration BEFORE_NOW = Duration.ofMinutes(2);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final KafkaAccess kafka;
  private final TopicPartition partition;
  private final InstantSource clock;
  private final Listener listener;
  private final Fleet fleet;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<KafkaConsumer<byte[], byte[]>> reading = Optional.empty();
  private OptionalLong next = OptionalLong.empty();

  /** Told what is heard; runs on the thread that follows, and must not block for long. */
  public interface Listener {
    /**
     * An instance said something.
     *
     * @param isNow false where it had said so before this replica began to listen
     */
    void told(InstanceId id, InstanceReport report, boolean isNow);

    /** An instance stopped in good order. */
    void left(InstanceId id);

    /** Everything there is so far has been heard; called after it, and several times a second. */
    void heardAll();
  }

  private FleetFollower(
      KafkaAccess kafka, String topic, InstantSource clock, Fleet fleet, Listener listener) {
    this.kafka = kafka;
    this.partition = new TopicPartition(topic, 0);
    this.clock = clock;
    this.fleet = fleet;
    this.listener = listener;
    this.thread = Thread.ofPlatform().daemon().name("registry-fleet").unstarted(this::follow);
  }

  /** Begins to listen. */
  public static FleetFollower start(
      KafkaAccess kafka, String topic, InstantSource clock, Fleet fleet, Listener listener) {
    FleetFollower follower = new FleetFollower(kafka, topic, clock, fleet, listener);
    follower.thread.start();
    return follower;
  }

  private void follow() {
    while (closing.getCount() > 0) {
      try {
        readOn();
      } catch (WakeupException told) {
        // Closing is the only reason to be woken.
      } catch (KafkaException trouble) {
        LOG.atWarn()
            .addKeyValue("topic", partition.topic())
            .addKeyValue("reason", trouble.toString())
            .log("can't hear the validators now");
        pause();
      } catch (RuntimeException bug) {
        LOG.atError().setCause(bug).log("what a validator said led to a bug; going on");
        pause();
      }
    }
  }

  private void readOn() {
    KafkaConsumer<byte[], byte[]> consumer = CommittedConsumer.open(kafka, partition);
    reading = Optional.of(consumer);
    try {
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      long begin = next.orElseGet(() -> beginning(consumer, end));
      consumer.seek(partition, Math.min(begin, end));
      while (closing.getCount() > 0) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          next = OptionalLong.of(record.offset() + 1);
          hear(record, record.offset() >= end);
        }
        if (consumer.position(partition) >= end) {
          listener.heardAll();
        }
      }
    } catch (org.apache.kafka.clients.consumer.InvalidOffsetException gone) {
      next = OptionalLong.empty();
    } finally {
      reading = Optional.empty();
      CommittedConsumer.close(consumer);
    }
  }

  private long beginning(KafkaConsumer<byte[], byte[]> consumer, long end) {
    long since = clock.instant().minus(BEFORE_NOW).toEpochMilli();
    return Optional.ofNullable(consumer.offsetsForTimes(Map.of(partition, since)).get(partition))
        .map(found -> found.offset())
        .orElse(end);
  }

  private void hear(ConsumerRecord<byte[], byte[]> record, boolean isNow) {
    switch (InstanceCodec.read(record.key(), record.value())) {
      case Heard.Told(InstanceId id, InstanceReport report) -> {
        fleet.told(id, report, isNow ? Duration.ZERO : ago(record));
        listener.told(id, report, isNow);
      }
      case Heard.Left(InstanceId id) -> {
        fleet.left(id);
        listener.left(id);
      }
      case Heard.Unreadable(String problem) ->
          LOG.atDebug().addKeyValue("problem", problem).log("what an instance says is no report");
    }
  }

  // The broker dates the records of this topic.
  private Duration ago(ConsumerRecord<byte[], byte[]> record) {
    return Duration.ofMillis(Math.max(0, clock.instant().toEpochMilli() - record.timestamp()));
  }

  private void pause() {
    try {
      var _ = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    closing.countDown();
    reading.ifPresent(KafkaConsumer::wakeup);
    try {
      if (!thread.join(CLOSE)) {
        thread.interrupt();
      }
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }
}
