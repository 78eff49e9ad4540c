package dev.assay.registry.reading;

import dev.assay.kit.kafka.KafkaAccess;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Lends readers of one topic, never more at a time than agreed.
 *
 * <p>A reader costs a connection and buffers; whoever asks for the past must not be able to take as
 * many as they like. Safe for use by several threads.
 */
public final class TopicReaders implements AutoCloseable {
  private final KafkaAccess kafka;
  private final TopicPartition partition;
  private final Semaphore permits;
  private final ConcurrentLinkedDeque<KafkaConsumer<byte[], byte[]>> idle =
      new ConcurrentLinkedDeque<>();
  private final Set<KafkaConsumer<byte[], byte[]>> lent = new HashSet<>();
  private boolean closed;

  /** Readers of the topic's partition 0, so many at most. */
  public TopicReaders(KafkaAccess kafka, String topic, int atMost) {
    this.kafka = kafka;
    this.partition = new TopicPartition(topic, 0);
    this.permits = new Semaphore(atMost, true);
  }

  /**
   * A reader, to be closed after use; nothing where none becomes free in time.
   *
   * @throws KafkaException if this is closed, or Kafka can't be reached at all
   */
  public Optional<TopicReader> open(Duration wait) {
    try {
      if (!permits.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        return Optional.empty();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("told to stop", e);
    }
    try {
      return Optional.of(lend());
    } catch (RuntimeException failed) {
      permits.release();
      throw failed;
    }
  }

  private TopicReader lend() {
    KafkaConsumer<byte[], byte[]> consumer =
        Optional.ofNullable(idle.poll()).orElseGet(() -> CommittedConsumer.open(kafka, partition));
    synchronized (this) {
      if (!closed) {
        lent.add(consumer);
        return new TopicReader(consumer, partition, this::takeBack);
      }
    }
    CommittedConsumer.close(consumer);
    throw new KafkaException("this replica is stopping");
  }

  private void takeBack(KafkaConsumer<byte[], byte[]> consumer, boolean healthy) {
    boolean keep;
    synchronized (this) {
      lent.remove(consumer);
      keep = healthy && !closed;
    }
    if (keep) {
      idle.push(consumer);
    } else {
      CommittedConsumer.close(consumer);
    }
    permits.release();
  }

  /** Wakes whoever reads, and lends no more. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      lent.forEach(KafkaConsumer::wakeup);
    }
    while (!idle.isEmpty()) {
      Optional.ofNullable(idle.poll()).ifPresent(CommittedConsumer::close);
    }
  }
}
