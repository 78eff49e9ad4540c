package dev.assay.triage.moving;

import dev.assay.contracts.json.WireJson;
import dev.assay.kit.kafka.KafkaAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer that reads committed transactions only finds in a topic, once every transaction
 * that has begun there is settled.
 */
public final class Committed {
  private Committed() {}

  /** The records, in the order of each partition. */
  public static List<ConsumerRecord<byte[], byte[]>> records(
      String bootstrapServers, String topic) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (Consumer<byte[], byte[]> consumer =
        Consumers.committed(KafkaAccess.at(bootstrapServers))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .sorted(Comparator.comparingInt(TopicPartition::partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = ends(bootstrapServers, partitions);
      while (partitions.stream()
          .anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
        consumer.poll(Duration.ofMillis(100)).forEach(found::add);
      }
    }
    return found;
  }

  /** The numbers of the events, in the order of each partition. */
  public static List<Integer> numbers(String bootstrapServers, String topic) {
    return records(bootstrapServers, topic).stream().map(Committed::number).toList();
  }

  static int number(ConsumerRecord<byte[], byte[]> record) {
    return WireJson.MAPPER.readTree(record.value()).get("n").asInt();
  }

  private static Map<TopicPartition, Long> ends(
      String bootstrapServers, List<TopicPartition> partitions) {
    Map<TopicPartition, Long> ends = new HashMap<>();
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      for (TopicPartition each : partitions) {
        ends.put(
            each,
            admin
                .listOffsets(Map.of(each, OffsetSpec.latest()))
                .partitionResult(each)
                .get()
                .offset());
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
    return ends;
  }
}
