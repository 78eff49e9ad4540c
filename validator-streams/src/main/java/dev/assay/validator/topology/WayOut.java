package dev.assay.validator.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/**
 * Sends an event to the topic that was decided, and there to the partition of the same number as it
 * came from, whatever its key.
 *
 * <p>So events keep their order, also those without key or with a partitioner of the producer's
 * own. In a topic with fewer partitions, the numbers go round: the order still holds.
 *
 * <p>Kafka Streams doesn't tell a partitioner where a record came from; the processor says so on
 * the same thread, right before it forwards, and forwarding is synchronous down to here. Bindings
 * may change between two events, so the topic is said with it.
 */
final class WayOut
    implements StreamPartitioner<byte[], byte[]>, TopicNameExtractor<byte[], byte[]> {
  private final ThreadLocal<Way> next = ThreadLocal.withInitial(() -> new Way("", 0));

  /** What this thread forwards next. */
  void leads(String topic, int partition) {
    next.set(new Way(topic, partition));
  }

  @Override
  public String extract(byte[] key, byte[] value, RecordContext context) {
    return next.get().topic();
  }

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, byte[] value, int numPartitions) {
    return Optional.of(Set.of(next.get().partition() % numPartitions));
  }

  private record Way(String topic, int partition) {}
}
