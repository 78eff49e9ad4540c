package dev.assay.registry.log;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** How the log is read: alone, from its beginning, committed transactions only. */
final class LogConsumer {
  private LogConsumer() {}

  static KafkaConsumer<byte[], byte[]> open(LogAddress address) {
    Map<String, Object> config =
        address
            .kafka()
            .with(
                Map.ofEntries(
                    Map.entry(
                        ConsumerConfig.CLIENT_ID_CONFIG, address.topics().prefix() + "follower"),
                    Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                    Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                    // Starting over silently would hide that the log lost what it had.
                    Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                    Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000),
                    Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                    Map.entry(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 50),
                    Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)));
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(address.partitions());
    consumer.seekToBeginning(address.partitions());
    return consumer;
  }

  /** Whether it has a connection to any broker. */
  static boolean isConnected(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("connection-count"))
        .filter(metric -> metric.getKey().group().equals("consumer-metrics"))
        .anyMatch(metric ->
            metric.getValue().metricValue() instanceof Number count && count.doubleValue() > 0);
  }
}
