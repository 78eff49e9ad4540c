package dev.assay.validator.topology;

import dev.assay.validator.report.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

/** How far Kafka Streams has come with the partitions it was assigned. */
final class Reading {
  private static final String GROUP = "consumer-fetch-manager-metrics";
  private static final String LAG = "records-lag";

  private Reading() {}

  static List<Partition> of(KafkaStreams streams) {
    Map<TopicPartition, Long> lags = lags(streams);
    List<Partition> all = new ArrayList<>();
    streams
        .metadataForLocalThreads()
        .forEach(thread -> thread.activeTasks().forEach(task -> add(all, task, lags)));
    return List.copyOf(all);
  }

  private static void add(List<Partition> all, TaskMetadata task, Map<TopicPartition, Long> lags) {
    for (TopicPartition partition : task.topicPartitions()) {
      long committed = task.committedOffsets().getOrDefault(partition, -1L);
      long fetched = task.endOffsets().getOrDefault(partition, -1L);
      all.add(
          new Partition(
              partition.topic(),
              partition.partition(),
              lags.getOrDefault(underscored(partition.topic(), partition.partition()), -1L),
              committed < 0 || fetched < committed ? 0 : fetched + 1 - committed));
    }
  }

  private static Map<TopicPartition, Long> lags(KafkaStreams streams) {
    Map<TopicPartition, Long> lags = new HashMap<>();
    streams
        .metrics()
        .forEach((name, metric) -> {
          if (name.group().equals(GROUP) && name.name().equals(LAG)) {
            place(name.tags())
                .ifPresent(place -> lag(metric).ifPresent(lag -> lags.put(place, lag)));
          }
        });
    return lags;
  }

  private static Optional<TopicPartition> place(Map<String, String> tags) {
    String topic = tags.get("topic");
    String partition = tags.get("partition");
    return topic == null || partition == null
        ? Optional.empty()
        : Optional.of(underscored(topic, Integer.parseInt(partition)));
  }

  // Some of the clients' metrics name a topic with underscores in place of its dots.
  private static TopicPartition underscored(String topic, int partition) {
    return new TopicPartition(topic.replace('.', '_'), partition);
  }

  private static Optional<Long> lag(Metric metric) {
    return metric.metricValue() instanceof Double value && !value.isNaN()
        ? Optional.of(Math.max(0, value.longValue()))
        : Optional.empty();
  }
}
