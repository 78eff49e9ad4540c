package dev.assay.registry.log;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka how long the log is. */
final class LogEnds implements AutoCloseable {
  private static final int ASK_MS = 5_000;
  private final LogAddress address;
  private final Admin admin;

  LogEnds(LogAddress address) {
    this.address = address;
    this.admin =
        Admin.create(
            address
                .kafka()
                .with(
                    Map.of(
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        ASK_MS,
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        ASK_MS,
                        AdminClientConfig.RETRY_BACKOFF_MS_CONFIG,
                        20,
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        500)));
  }

  /**
   * The end of what is committed, as far as no open transaction lies before it.
   *
   * @throws KafkaException if Kafka doesn't say in time
   */
  LogEnd committed() {
    Map<TopicPartition, OffsetSpec> wanted = new HashMap<>();
    address.partitions().forEach(partition -> wanted.put(partition, OffsetSpec.latest()));
    ListOffsetsOptions committedOnly = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
    try {
      Map<TopicPartition, ListOffsetsResultInfo> found =
          admin.listOffsets(wanted, committedOnly).all().get(ASK_MS, TimeUnit.MILLISECONDS);
      Map<TopicPartition, Long> ends = new HashMap<>();
      found.forEach((partition, offset) -> ends.put(partition, offset.offset()));
      return LogEnd.of(ends, address);
    } catch (ExecutionException failed) {
      throw new KafkaException("can't learn the end of the log", failed.getCause());
    } catch (TimeoutException late) {
      throw new KafkaException("can't learn the end of the log in time", late);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
      throw new KafkaException("told to stop", closing);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
