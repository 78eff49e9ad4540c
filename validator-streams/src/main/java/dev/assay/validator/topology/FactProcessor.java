package dev.assay.validator.topology;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Feeds a topic of the log into the catalogue; runs only on the global stream thread, and while it
 * restores.
 *
 * <p>Kafka Streams restores a global store through its processor and starts no stream thread before
 * that is done, so the catalogue is complete before the first event is judged. The store keeps the
 * raw bytes, in memory: each start reads the topic from its beginning.
 */
final class FactProcessor extends ContextualProcessor<byte[], byte[], Void, Void> {
  private final String store;
  private final Following following;

  FactProcessor(String store, Following following) {
    this.store = store;
    this.following = following;
  }

  @Override
  public void process(Record<byte[], byte[]> record) {
    KeyValueStore<byte[], byte[]> facts = context().getStateStore(store);
    facts.put(record.key(), record.value());
    long offset = context().recordMetadata().orElseThrow().offset();
    following.apply(offset, record.key(), record.value());
  }

  /** Takes one record of the log; must not throw. */
  @FunctionalInterface
  interface Following {
    void apply(long offset, byte[] key, byte[] value);
  }
}
