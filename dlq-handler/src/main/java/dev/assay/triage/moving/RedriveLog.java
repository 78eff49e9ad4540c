package dev.assay.triage.moving;

import dev.assay.contracts.redrives.MovedSegment;
import dev.assay.contracts.redrives.RedriveEntry;
import dev.assay.contracts.redrives.RedriveRecord;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the topic of redrives says, followed by one thread and asked by all.
 *
 * <p>A record that can't be read is kept out and told in the log of the service: the redrive it
 * speaks of keeps the last state that could be read, and is not worked on before a release that
 * reads it is here.
 */
final class RedriveLog implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedriveLog.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration AGAIN_AFTER = Duration.ofMillis(500);

  /** Longer than a transaction that a dead holder left open can hold readers back. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final MovingSettings settings;
  private final TopicPartition partition;
  private final ConcurrentMap<String, RedriveRecord> redrives = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, MovedSegment> segments = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, String> unreadable = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Long> heardAtNanos = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Object progress = new Object();
  private final Thread thread;
  private final Admin admin;
  private volatile long position;

  private RedriveLog(MovingSettings settings) {
    this.settings = settings;
    this.partition = new TopicPartition(settings.names().redrives(), 0);
    this.admin = Admin.create(settings.kafka().properties());
    this.thread = Thread.ofPlatform().name("redrive-log").daemon().unstarted(this::run);
  }

  /** Follows the topic, which must be there. */
  static RedriveLog start(MovingSettings settings) {
    RedriveLog log = new RedriveLog(settings);
    log.thread.start();
    return log;
  }

  /** Every redrive, the latest first. */
  List<RedriveRecord> all() {
    return redrives.values().stream()
        .sorted(
            Comparator.comparingLong((RedriveRecord it) -> it.asked().atMs())
                .reversed()
                .thenComparing(RedriveRecord::id))
        .toList();
  }

  Optional<RedriveRecord> find(String id) {
    return Optional.ofNullable(redrives.get(id));
  }

  /** Whether the last word about a redrive is one that can be read. */
  boolean isReadable(String id) {
    return !unreadable.containsKey(RedriveEntry.REDRIVE + id);
  }

  /** What redrives have moved, all of them. */
  List<MovedSegment> segments() {
    return List.copyOf(segments.values());
  }

  /** The last segment that a redrive has written about a partition. */
  Optional<MovedSegment> lastSegment(String id, String topic, int ofPartition) {
    return segments.values().stream()
        .filter(it -> it.redrive().equals(id))
        .filter(it -> it.topic().equals(topic) && it.partition() == ofPartition)
        .max(Comparator.comparingInt(MovedSegment::number));
  }

  /** How long nothing was heard of a redrive. */
  Duration silence(String id) {
    return Duration.ofNanos(System.nanoTime() - heardAtNanos.getOrDefault(id, System.nanoTime()));
  }

  /**
   * Returns when everything has been read that was written, committed or not, before the call.
   *
   * @throws KafkaException if that takes too long, or Kafka is away
   */
  void awaitEnd() {
    await(end(IsolationLevel.READ_UNCOMMITTED));
  }

  /**
   * Returns when everything has been read that is committed; what somebody dead left open does not
   * hold this up, but may hide what others committed since.
   */
  void awaitCommitted() {
    await(end(IsolationLevel.READ_COMMITTED));
  }

  private void await(long end) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    synchronized (progress) {
      while (position < end) {
        long leftMs = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (leftMs <= 0 || closing.getCount() == 0) {
          throw new KafkaException(
              "topic %s was read to %d of %d only".formatted(partition.topic(), position, end));
        }
        try {
          progress.wait(leftMs);
        } catch (InterruptedException told) {
          Thread.currentThread().interrupt();
          throw new KafkaException("told to stop", told);
        }
      }
    }
  }

  private long end(IsolationLevel isolation) {
    try {
      return admin
          .listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(isolation))
          .partitionResult(partition)
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .offset();
    } catch (ExecutionException | TimeoutException failed) {
      throw new KafkaException("the end of %s is not known".formatted(partition), failed);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
      throw new KafkaException("told to stop", told);
    }
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (Consumer<byte[], byte[]> consumer = Consumers.committed(settings.kafka())) {
        consumer.assign(List.of(partition));
        seek(consumer);
        while (closing.getCount() > 0) {
          consumer.poll(POLL).forEach(this::apply);
          reached(consumer.position(partition));
        }
      } catch (KafkaException away) {
        LOG.atWarn().addKeyValue("reason", away.toString()).log("redrives can't be followed");
        pause();
      }
    }
  }

  /** After trouble it goes on where it was: what is known must not become older. */
  private void seek(Consumer<byte[], byte[]> consumer) {
    if (position == 0) {
      consumer.seekToBeginning(List.of(partition));
    } else {
      consumer.seek(partition, position);
    }
  }

  private void apply(ConsumerRecord<byte[], byte[]> record) {
    switch (RedriveEntry.read(record.key(), record.value())) {
      case RedriveEntry.Redrive(RedriveRecord redrive) -> {
        unreadable.remove(RedriveEntry.key(redrive));
        redrives.put(redrive.id(), redrive);
        heardAtNanos.put(redrive.id(), System.nanoTime());
      }
      case RedriveEntry.Moved(MovedSegment segment) ->
          segments.put(RedriveEntry.key(segment), segment);
      case RedriveEntry.Gone(String key) -> gone(key);
      case RedriveEntry.Unreadable(String key, String problem) -> {
        unreadable.put(key, problem);
        LOG.atError()
            .addKeyValue("key", key)
            .addKeyValue("offset", record.offset())
            .addKeyValue("problem", problem)
            .log("a record about redrives can't be read");
      }
    }
  }

  private void gone(String key) {
    unreadable.remove(key);
    segments.remove(key);
    if (key.startsWith(RedriveEntry.REDRIVE)) {
      redrives.remove(key.substring(RedriveEntry.REDRIVE.length()));
    }
  }

  private void reached(long newPosition) {
    synchronized (progress) {
      position = newPosition;
      progress.notifyAll();
    }
  }

  private void pause() {
    try {
      var _ = closing.await(AGAIN_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    synchronized (progress) {
      progress.notifyAll();
    }
    try {
      var _ = thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException told) {
      Thread.currentThread().interrupt();
    }
    admin.close(Duration.ZERO);
  }
}
