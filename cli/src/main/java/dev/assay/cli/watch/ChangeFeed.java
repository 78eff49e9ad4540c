package dev.assay.cli.watch;

import dev.assay.cli.connection.KafkaOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The committed records of every partition of a topic, without a consumer group. */
final class ChangeFeed implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(250);

  private final Consumer<byte[], byte[]> consumer;

  private ChangeFeed(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /** A feed from the first retained record, or from what comes after this call returns. */
  static ChangeFeed of(KafkaOption kafka, String topic, int partitions, boolean fromBeginning) {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            kafka.with(
                Map.of(
                    ConsumerConfig.CLIENT_ID_CONFIG,
                    "assay-cli",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    false,
                    ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                    "earliest",
                    ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                    false,
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    IsolationLevel.READ_COMMITTED.toString())),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> all =
        IntStream.range(0, partitions).mapToObj(p -> new TopicPartition(topic, p)).toList();
    consumer.assign(all);
    if (fromBeginning) {
      consumer.seekToBeginning(all);
    } else {
      consumer.seekToEnd(all);
    }
    // Seeking is lazy; asking where we stand makes it happen now.
    all.forEach(consumer::position);
    return new ChangeFeed(consumer);
  }

  /** What has come since, after a short wait; may be empty. */
  Iterable<ConsumerRecord<byte[], byte[]>> next() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(LOOK);
    return records;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
