package dev.assay.triage.topology;

import static org.apache.kafka.streams.StreamsConfig.mainConsumerPrefix;
import static org.apache.kafka.streams.StreamsConfig.producerPrefix;
import static org.apache.kafka.streams.StreamsConfig.topicPrefix;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** How Kafka Streams is set up to count exactly once, and to be back soon after a crash. */
final class StreamsProperties {
  private static final int COMMIT_INTERVAL_MS = 100;

  /** What a dead instance left open holds readers back for so long, at most. */
  private static final int TRANSACTION_TIMEOUT_MS = 10_000;

  private static final int SESSION_TIMEOUT_MS = 10_000;
  private static final int HEARTBEAT_INTERVAL_MS = 2_000;
  private static final int METADATA_MAX_AGE_MS = 30_000;
  private static final long CACHE_BYTES = 10L << 20;

  private StreamsProperties() {}

  static Properties of(GroupingSettings settings) {
    Properties all = new Properties();
    all.putAll(settings.kafka().properties());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.identity().applicationId());
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDirectory().toString());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.parallelism().threads());
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    all.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class);
    all.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    all.put(producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_TIMEOUT_MS);
    putMembership(settings, all);
    putInternalTopics(settings, all);
    return all;
  }

  /**
   * A named member is given its partitions back at once when it returns from a crash; a nameless
   * one would wait for its own ghost to time out. A second one under the same name fences the
   * first.
   */
  private static void putMembership(GroupingSettings settings, Properties all) {
    all.put(
        mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
        settings.identity().instance());
    settings
        .identity()
        .advertised()
        .ifPresent(place -> all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, place));
    // How soon topics are found that a pattern matches, once they are there.
    all.put(mainConsumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG), METADATA_MAX_AGE_MS);
    all.put(mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_TIMEOUT_MS);
    all.put(mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_INTERVAL_MS);
  }

  private static void putInternalTopics(GroupingSettings settings, Properties all) {
    all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.replication().factor());
    all.put(
        topicPrefix(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG),
        Integer.toString(settings.replication().minInSyncReplicas()));
    // Who writes to a dead-letter topic sets the time; the broker must not refuse to count it.
    all.put(
        topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        Long.toString(Long.MAX_VALUE));
  }
}
