package dev.assay.servers.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Topics that take records as soon as they are there. */
public final class FreshTopics {
  private FreshTopics() {}

  /**
   * Creates them, and returns when every leader answers.
   *
   * <p>A leader is named before it takes records: of what a producer sends at once to a topic that
   * was made just now, the first may be lost where what follows is taken.
   *
   * @throws ExecutionException if one can't be created, such as one that is there already
   */
  public static void create(String bootstrapServers, Collection<NewTopic> topics)
      throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      var created = admin.createTopics(topics);
      Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
      for (NewTopic topic : topics) {
        int partitions = created.numPartitions(topic.name()).get();
        for (int partition = 0; partition < partitions; partition++) {
          ends.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
        }
      }
      var _ = admin.listOffsets(ends).all().get();
    }
  }
}
