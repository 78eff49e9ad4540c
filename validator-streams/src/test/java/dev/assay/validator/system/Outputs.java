package dev.assay.validator.system;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Counts committed records of some topics as they appear, from the beginning. */
final class Outputs implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private int read;

  Outputs(String bootstrapServers, String... topics) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        Stream.of(topics)
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** How many there have been so far. */
  int read() {
    read += consumer.poll(Duration.ofMillis(5)).count();
    return read;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
