package dev.assay.validator.topology;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends an event to the partition of the same number as it came from, whatever its key.
 *
 * <p>So events keep their order, also those without key or with a partitioner of the producer's
 * own. In a topic with fewer partitions, the numbers go round: the order still holds.
 *
 * <p>Kafka Streams doesn't tell a partitioner where a record came from; the processor says so on
 * the same thread, right before it forwards, and forwarding is synchronous down to here.
 */
final class SamePartition implements StreamPartitioner<byte[], byte[]> {
  private final ThreadLocal<Integer> source = ThreadLocal.withInitial(() -> 0);

  /** What this thread forwards next comes from this partition. */
  void cameFrom(int partition) {
    source.set(partition);
  }

  @Override
  public Optional<Set<Integer>> partitions(
      String topic, byte[] key, byte[] value, int numPartitions) {
    return Optional.of(Set.of(source.get() % numPartitions));
  }
}
