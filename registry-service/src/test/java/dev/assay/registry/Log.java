package dev.assay.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Reads and writes topics as a stranger would. */
public final class Log {
  private Log() {}

  /** All committed records of a topic's only partition. */
  public static List<ConsumerRecord<byte[], byte[]>> committed(Cluster cluster, String topic) {
    return records(cluster, topic, "read_committed");
  }

  /** All records of a topic's only partition, aborted ones too. */
  public static List<ConsumerRecord<byte[], byte[]>> everything(Cluster cluster, String topic) {
    return records(cluster, topic, "read_uncommitted");
  }

  private static List<ConsumerRecord<byte[], byte[]>> records(
      Cluster cluster, String topic, String isolation) {
    TopicPartition partition = new TopicPartition(topic, 0);
    Map<String, Object> config =
        Map.of("bootstrap.servers", cluster.bootstrapServers(), "isolation.level", isolation);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (consumer.position(partition) < end) {
        records.addAll(consumer.poll(Duration.ofMillis(200)).records(partition));
      }
      return records;
    }
  }

  /** Writes a record past the pen. */
  public static void write(Cluster cluster, ProducerRecord<byte[], byte[]> record) {
    Map<String, Object> config = Map.of("bootstrap.servers", cluster.bootstrapServers());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      var _ = producer.send(record);
    }
  }
}
