package dev.assay.registry.reading;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads committed records of one partition; for one thread at a time.
 *
 * <p>Every method throws a {@link KafkaException} where Kafka doesn't answer.
 */
public final class TopicReader implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final TopicPartition partition;
  private final BiConsumer<KafkaConsumer<byte[], byte[]>, Boolean> giveBack;
  private boolean healthy = true;

  TopicReader(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicPartition partition,
      BiConsumer<KafkaConsumer<byte[], byte[]>, Boolean> giveBack) {
    this.consumer = consumer;
    this.partition = partition;
    this.giveBack = giveBack;
  }

  /** The first offset that is retained. */
  public long earliest() {
    return watched(() -> consumer.beginningOffsets(List.of(partition)).getOrDefault(partition, 0L));
  }

  /** The offset after the last committed record. */
  public long end() {
    return watched(() -> consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L));
  }

  /** The first offset whose record was written at this time or later, if there is one. */
  public OptionalLong firstSince(Instant time) {
    return watched(() ->
        Optional.ofNullable(
                consumer.offsetsForTimes(Map.of(partition, time.toEpochMilli())).get(partition))
            .map(found -> OptionalLong.of(found.offset()))
            .orElseGet(OptionalLong::empty));
  }

  /** Reads on from here. */
  public void seek(long offsetInclusive) {
    consumer.seek(partition, offsetInclusive);
  }

  /** What has been read so far ends before this offset. */
  public long position() {
    return watched(() -> consumer.position(partition));
  }

  /** Some of the next records, in order; none where none arrives in time. */
  public List<ConsumerRecord<byte[], byte[]>> poll(Duration atMost) {
    return watched(() -> consumer.poll(atMost).records(partition));
  }

  private <T> T watched(Supplier<T> asking) {
    try {
      return asking.get();
    } catch (KafkaException trouble) {
      healthy = false;
      throw trouble;
    }
  }

  /** Gives the reader back. */
  @Override
  public void close() {
    giveBack.accept(consumer, healthy);
  }
}
