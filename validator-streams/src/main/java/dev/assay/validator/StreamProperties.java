package dev.assay.validator;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Our settings in Kafka Streams' words. */
final class StreamProperties {
  /** Leaves it to the broker, which knows its topics, to say what is too large. */
  private static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

  /**
   * Not a setting: with it events are doubled after every crash. The soak's own test sets it in a
   * process of its own, to see the soak find that.
   */
  private static final String BROKEN_ON_PURPOSE = "assay.test.at-least-once";

  private StreamProperties() {}

  /** For the stream that follows the log: it has no group, and reads what is committed. */
  static Map<String, Object> ofLog(ValidatorConfiguration configuration, String instance) {
    String application = configuration.streams().application() + "-log";
    Map<String, Object> all = new HashMap<>(configuration.kafka().properties());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
    all.put(StreamsConfig.CLIENT_ID_CONFIG, application + "-" + instance);
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    return all;
  }

  static Map<String, Object> of(ValidatorConfiguration configuration, String instance) {
    StreamSettings settings = configuration.streams();
    Map<String, Object> all = new HashMap<>(configuration.kafka().properties());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.application());
    all.put(StreamsConfig.CLIENT_ID_CONFIG, settings.application() + "-" + instance);
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, settings.commitInterval().toMillis());
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        Math.toIntExact(settings.transactionTimeout().toMillis()));
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        Math.toIntExact(settings.sessionTimeout().toMillis()));
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Math.toIntExact(settings.heartbeatInterval().toMillis()));
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.METADATA_MAX_AGE_CONFIG),
        Math.toIntExact(settings.topicDiscovery().toMillis()));
    return all;
  }

  private static String guarantee() {
    return Boolean.getBoolean(BROKEN_ON_PURPOSE)
        ? StreamsConfig.AT_LEAST_ONCE
        : StreamsConfig.EXACTLY_ONCE_V2;
  }
}
