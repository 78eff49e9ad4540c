package dev.assay.triage.moving;

import dev.assay.kit.kafka.KafkaAccess;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers without a group: whoever reads here keeps the positions itself. */
final class Consumers {
  private static final int MAX_RECORDS = 2_000;

  private Consumers() {}

  /** Reads committed transactions only, and never starts over by itself. */
  static Consumer<byte[], byte[]> committed(KafkaAccess kafka) {
    Map<String, Object> config =
        kafka.with(
            Map.ofEntries(
                Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none"),
                Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_RECORDS),
                Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                Map.entry(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 15_000),
                Map.entry(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG, 50),
                Map.entry(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)));
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
