package dev.assay.registry.changes;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.registry.reading.CommittedConsumer;
import dev.assay.registry.reading.TopicReader;
import dev.assay.registry.reading.TopicReaders;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of changes with one consumer, for all subscribers of this replica.
 *
 * <p>Tells nobody anything but that there is more: who listens takes it at their own pace from the
 * newest changes in memory, and from Kafka where they are behind those.
 */
public final class ChangeFeed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long RETRY_PAUSE_MS = 500;
  private static final long CLOSE_MS = 2_000;

  private final KafkaAccess kafka;
  private final TopicPartition partition;
  private final ChangeRing ring;
  private final TopicReaders readers;
  private final Counter unreadable;
  private final CopyOnWriteArraySet<Runnable> listeners = new CopyOnWriteArraySet<>();
  private final CompletableFuture<Void> placed = new CompletableFuture<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private volatile Optional<KafkaConsumer<byte[], byte[]>> reading = Optional.empty();

  private ChangeFeed(KafkaAccess kafka, String topic, ChangeLimits limits, MeterRegistry meters) {
    this.kafka = kafka;
    this.partition = new TopicPartition(topic, 0);
    this.ring = new ChangeRing(limits.keptChanges(), limits.keptChars());
    this.readers = new TopicReaders(kafka, topic, limits.catchingUp());
    this.unreadable = meters.counter("assay_changes_unreadable");
    this.thread = Thread.ofPlatform().name("registry-changes").unstarted(() -> run(limits));
  }

  /** Begins to follow; returns at once. */
  public static ChangeFeed start(
      KafkaAccess kafka, String topic, ChangeLimits limits, MeterRegistry meters) {
    ChangeFeed feed = new ChangeFeed(kafka, topic, limits, meters);
    feed.thread.start();
    return feed;
  }

  /** Completes once it is known where the newest changes are. */
  public CompletionStage<Void> placed() {
    return placed.minimalCompletionStage();
  }

  /** Every committed change from this offset on is in memory. */
  public long coveredFrom() {
    return ring.coveredFrom();
  }

  /** The offset after everything read so far. */
  public long next() {
    return ring.next();
  }

  /**
   * At most so many changes from an offset on.
   *
   * @return nothing where the offset is no longer in memory
   */
  public Optional<Changes> from(long offset, int atMost) {
    ChangeRing.Slice slice = ring.from(offset, atMost);
    // Asked afterwards: what was dropped in between may be missing from the slice.
    return offset < ring.coveredFrom()
        ? Optional.empty()
        : Optional.of(new Changes(slice.changes(), slice.next()));
  }

  /**
   * Changes in order.
   *
   * @param next the offset to go on from
   */
  public record Changes(List<Change> changes, long next) {}

  /** Runs when there is more to take, on the feed's thread: it must neither block nor throw. */
  public AutoCloseable onMore(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * A reader of older changes.
   *
   * @return nothing where too many are being read already
   * @throws KafkaException if Kafka doesn't answer
   */
  public Optional<OlderChanges> older(Duration wait) {
    return readers.open(wait).map(OlderChanges::new);
  }

  /** Older changes, from Kafka; for one thread at a time. */
  public static final class OlderChanges implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(500);
    private final TopicReader reader;

    OlderChanges(TopicReader reader) {
      this.reader = reader;
    }

    /** The first offset that is retained. */
    public long earliest() {
      return reader.earliest();
    }

    /** The offset after the last committed change. */
    public long end() {
      return reader.end();
    }

    /** Reads on from here. */
    public void seek(long offset) {
      reader.seek(offset);
    }

    /** Some of the next changes; none where there are none, or only what is no change. */
    public Changes next() {
      List<Change> changes =
          reader.poll(LOOK).stream().flatMap(record -> Change.of(record).stream()).toList();
      return new Changes(changes, reader.position());
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  private void run(ChangeLimits limits) {
    while (closing.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer = CommittedConsumer.open(kafka, partition)) {
        reading = Optional.of(consumer);
        place(consumer, limits);
        while (closing.getCount() > 0) {
          take(consumer);
        }
      } catch (WakeupException | InterruptException stopping) {
        LOG.atDebug().log("changes are no longer followed");
      } catch (InvalidOffsetException lost) {
        LOG.atWarn().addKeyValue("reason", lost.getMessage()).log("changes are followed anew");
      } catch (KafkaException trouble) {
        LOG.atWarn().addKeyValue("reason", trouble.toString()).log("changes can't be followed");
        pause();
      }
    }
  }

  /** Where it left off, else so far back that the memory is filled. */
  private void place(KafkaConsumer<byte[], byte[]> consumer, ChangeLimits limits) {
    long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    long earliest = consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L);
    boolean goesOn = placed.isDone() && ring.next() >= earliest && ring.next() <= end;
    if (!goesOn) {
      ring.restartAt(Math.max(earliest, end - limits.keptChanges()));
    }
    consumer.seek(partition, ring.next());
    while (!placed.isDone() && ring.next() < end) {
      take(consumer);
    }
    placed.complete(null);
  }

  private void take(KafkaConsumer<byte[], byte[]> consumer) {
    for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
      Change.of(record).ifPresentOrElse(ring::add, () -> skipped(record));
    }
    long before = ring.next();
    ring.readUpTo(consumer.position(partition));
    if (ring.next() > before) {
      listeners.forEach(Runnable::run);
    }
  }

  /** Nothing of the registry depends on this topic, so what others wrote there stops nobody. */
  private void skipped(ConsumerRecord<byte[], byte[]> record) {
    unreadable.increment();
    LOG.atWarn()
        .addKeyValue("topic", record.topic())
        .addKeyValue("offset", record.offset())
        .log("no change event; nobody is told");
  }

  private void pause() {
    try {
      var _ = closing.await(RETRY_PAUSE_MS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops following, and everybody who reads older changes. */
  @Override
  public void close() {
    closing.countDown();
    reading.ifPresent(KafkaConsumer::wakeup);
    readers.close();
    try {
      var _ = thread.join(Duration.ofMillis(CLOSE_MS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
