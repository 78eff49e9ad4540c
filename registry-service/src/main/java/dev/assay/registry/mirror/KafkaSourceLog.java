package dev.assay.registry.mirror;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.topics.TopicNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka about the log. */
final class KafkaSourceLog implements SourceLog {
  private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

  private final Admin admin;
  private final TopicNames topics;

  KafkaSourceLog(Admin admin, TopicNames topics) {
    this.admin = admin;
    this.topics = topics;
  }

  @Override
  public LogIdentity identity() {
    String cluster = await(admin.describeCluster().clusterId());
    Map<String, TopicDescription> described =
        await(
            admin.describeTopics(List.of(topics.schemas(), topics.enforcement())).allTopicNames());
    return new LogIdentity(
        cluster, topicId(described, topics.schemas()), topicId(described, topics.enforcement()));
  }

  private static String topicId(Map<String, TopicDescription> described, String topic) {
    TopicDescription description = described.get(topic);
    if (description == null) {
      throw new IllegalStateException("Kafka described other topics than '%s'".formatted(topic));
    }
    return description.topicId().toString();
  }

  @Override
  public LogPosition end() {
    TopicPartition schemas = new TopicPartition(topics.schemas(), 0);
    TopicPartition enforcement = new TopicPartition(topics.enforcement(), 0);
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        await(
            admin
                .listOffsets(Map.of(schemas, OffsetSpec.latest(), enforcement, OffsetSpec.latest()))
                .all());
    return new LogPosition(last(ends, schemas), last(ends, enforcement));
  }

  private static long last(
      Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition partition) {
    ListOffsetsResultInfo end = ends.get(partition);
    return end == null ? -1 : end.offset() - 1;
  }

  private static <T> T await(KafkaFuture<T> answer) {
    try {
      return answer.get(CALL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw new MirrorTrouble("Kafka: " + failed.getCause(), failed);
    } catch (TimeoutException late) {
      throw new MirrorTrouble(
          "Kafka: no answer within %d s".formatted(CALL_TIMEOUT.toSeconds()), late);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new MirrorTrouble("Kafka: interrupted", interrupted);
    }
  }
}
