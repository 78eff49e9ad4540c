package dev.assay.benchmarks.modeswitch;

import dev.assay.contracts.headers.HeaderNames;
import dev.assay.contracts.headers.HeaderText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the validator lets through and what it refuses, as it is committed. */
final class Outputs implements AutoCloseable {
  private static final String VALIDATED = "telemetry.feedback.validated";
  private static final String REFUSED = "telemetry.feedback.dlq";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final KafkaConsumer<byte[], byte[]> consumer;

  Outputs(String bootstrapServers) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "fetch.max.wait.ms",
                5),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : List.of(VALIDATED, REFUSED)) {
      consumer
          .partitionsFor(topic)
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
  }

  /**
   * A record that was waited for.
   *
   * @param decidedAtMs when the validator decided, epoch milliseconds
   * @param arrivedAtMs when it was in hand here
   */
  record Seen(long decidedAtMs, long arrivedAtMs) {}

  /** The first dead letter that this policy, or a later one, decided. */
  Seen awaitDeadLetter(long revision) {
    return await(record ->
        record.topic().equals(REFUSED)
                && HeaderText.readLong(record.headers(), HeaderNames.POLICY_REVISION).orElse(-1)
                    >= revision
            ? Optional.of(new Seen(record.timestamp(), System.currentTimeMillis()))
            : Optional.empty());
  }

  /** When the first marked event arrives. */
  long awaitMarked() {
    return await(record ->
        record.topic().equals(VALIDATED)
            ? Optional.of(System.currentTimeMillis())
            : Optional.empty());
  }

  private <T> T await(Function<ConsumerRecord<byte[], byte[]>, Optional<T>> wanted) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Optional<T> found = Optional.empty();
    while (found.isEmpty() && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(5))) {
        found = found.or(() -> wanted.apply(record));
      }
    }
    return found.orElseThrow(() -> new IllegalStateException("no such record within " + PATIENCE));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
