package dev.assay.registry.log;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How the log is written: under the one transactional id of the cluster, which fences. */
final class LogProducer {
  private static final int MAX_REQUEST_BYTES = 16 << 20;
  private static final int REQUEST_TIMEOUT_MS = 3_000;
  private static final int DELIVERY_TIMEOUT_MS = 5_000;
  private static final int MAX_BLOCK_MS = 5_000;

  private LogProducer() {}

  static KafkaProducer<byte[], byte[]> open(LogAddress address, Duration transactionTimeout) {
    Map<String, Object> config =
        address
            .kafka()
            .with(
                Map.ofEntries(
                    Map.entry(ProducerConfig.TRANSACTIONAL_ID_CONFIG, address.topics().pen()),
                    Map.entry(
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        (int) transactionTimeout.toMillis()),
                    Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                    Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                    Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                    Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES),
                    Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS),
                    Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, DELIVERY_TIMEOUT_MS),
                    Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS),
                    // The coordinator answers "not yet" while it settles a transaction, which takes
                    // milliseconds; with the default pauses of 100 ms most of a commit would be
                    // waiting.
                    Map.entry(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 5),
                    Map.entry(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG, 200),
                    Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500)));
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
