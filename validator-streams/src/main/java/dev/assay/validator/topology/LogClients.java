package dev.assay.validator.topology;

import dev.assay.validator.freshness.LogReach;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Clients for the stream that follows the log; the one that reads it tells how far it has come.
 *
 * <p>Kafka Streams says nothing about the position of its global consumer, and the offsets of
 * records are not enough: see {@link LogReach}. Whoever polls has applied all that was polled
 * before, so the position at the beginning of a poll is how far the log is applied.
 *
 * @param followed the partition to tell of
 */
record LogClients(TopicPartition followed, LogReach reach) implements KafkaClientSupplier {

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return new Telling(config, followed, reach);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return getConsumer(config);
  }

  private static final class Telling extends KafkaConsumer<byte[], byte[]> {
    private final TopicPartition followed;
    private final LogReach reach;

    Telling(Map<String, Object> config, TopicPartition followed, LogReach reach) {
      super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      this.followed = followed;
      this.reach = reach;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
      tell();
      return super.poll(timeout);
    }

    private void tell() {
      if (!assignment().contains(followed)) {
        return;
      }
      try {
        reach.appliedUpTo(position(followed, Duration.ZERO));
      } catch (TimeoutException nothingFetchedYet) {
        // The position comes with the first answer of the broker.
      }
    }
  }
}
