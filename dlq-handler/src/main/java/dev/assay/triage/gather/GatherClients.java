package dev.assay.triage.gather;

import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.StickyAssignor;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka's clients as one gatherer needs them.
 *
 * <p>A named member is given its partitions back at once when it returns from a crash; a second one
 * under the same name fences the first. The producer has another name each time, so that this is
 * the only fence there is: two under one name would throw each other out in turn.
 *
 * <p>All partitions are given back at the beginning of each rebalance, not one by one over two of
 * them: a member that dies between those two, named as it is, would return to what the first one
 * left it, and whoever is to have the rest would wait for a second that never comes. Besides, what
 * is added up could no longer be committed in between.
 */
final class GatherClients {
  static final int MAX_POLL_RECORDS = 2_000;

  /** A sum with its samples, at their largest. */
  static final int MAX_ADDITION_BYTES = 4 << 20;

  private static final int BATCH_BYTES = 256 << 10;
  private static final int FETCH_BYTES = 2 << 20;

  private final GatheringSettings settings;
  private final String name;

  GatherClients(GatheringSettings settings, int number) {
    this.settings = settings;
    this.name = "%s-%d".formatted(settings.instance(), number);
  }

  Consumer<byte[], byte[]> consumer() {
    Map<String, Object> config =
        settings
            .kafka()
            .with(
                Map.ofEntries(
                    Map.entry(ConsumerConfig.GROUP_ID_CONFIG, settings.group()),
                    Map.entry(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name),
                    Map.entry(
                        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                        StickyAssignor.class.getName()),
                    Map.entry(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed"),
                    Map.entry(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false),
                    Map.entry(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false),
                    Map.entry(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"),
                    Map.entry(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MAX_POLL_RECORDS),
                    Map.entry(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES),
                    // How soon topics are found that a pattern matches, once they are there.
                    Map.entry(ConsumerConfig.METADATA_MAX_AGE_CONFIG, 30_000),
                    Map.entry(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000),
                    Map.entry(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000)));
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  Producer<byte[], byte[]> producer() {
    Map<String, Object> config =
        settings
            .kafka()
            .with(
                Map.ofEntries(
                    Map.entry(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "%s-%s-%s".formatted(settings.group(), name, UUID.randomUUID())),
                    // What a dead instance left open holds readers back for so long, at most.
                    Map.entry(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000),
                    Map.entry(ProducerConfig.LINGER_MS_CONFIG, 5),
                    Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES),
                    Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4"),
                    Map.entry(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_ADDITION_BYTES),
                    Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000)));
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }
}
