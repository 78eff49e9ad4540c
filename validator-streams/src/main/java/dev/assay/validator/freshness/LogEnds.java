package dev.assay.validator.freshness;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Where partitions end, by Kafka's word. */
@FunctionalInterface
public interface LogEnds {

  /**
   * The offset that the next record gets; with the isolation of committed reads, the first one that
   * is not settled yet.
   *
   * @return nothing where no answer came in time
   */
  Optional<Long> endOf(TopicPartition partition, IsolationLevel isolation, Duration atMost)
      throws InterruptedException;

  /** Asks the brokers. */
  static LogEnds by(Admin admin) {
    return (partition, isolation, atMost) -> {
      int timeoutMs = Math.toIntExact(Math.max(1, atMost.toMillis()));
      try {
        return Optional.of(
            admin
                .listOffsets(
                    Map.of(partition, OffsetSpec.latest()),
                    new ListOffsetsOptions(isolation).timeoutMs(timeoutMs))
                .partitionResult(partition)
                .get(timeoutMs, TimeUnit.MILLISECONDS)
                .offset());
      } catch (ExecutionException | TimeoutException noAnswer) {
        return Optional.empty();
      }
    };
  }
}
