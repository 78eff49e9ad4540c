package dev.assay.registry.reading;

import dev.assay.kit.kafka.KafkaAccess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How committed records are read: without a group, and never from another place than asked for. */
public final class CommittedConsumer {
  private static final int ASK_MS = 5_000;

  private CommittedConsumer() {}

  /** A consumer of one partition, which has to be told where to begin. */
  public static KafkaConsumer<byte[], byte[]> open(KafkaAccess kafka, TopicPartition partition) {
    Map<String, Object> config =
        kafka.with(
            Map.ofEntries(
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500),
                Map.entry(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, ASK_MS),
                Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ASK_MS),
                Map.entry(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 20),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)));
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    return consumer;
  }

  /** Closes without waiting for the broker. */
  public static void close(KafkaConsumer<byte[], byte[]> consumer) {
    consumer.close(CloseOptions.timeout(Duration.ZERO));
  }
}
