package dev.assay.kit.follow;

import dev.assay.kit.kafka.KafkaAccess;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Follows what is committed to a topic: all of its partitions, also those that come later, without
 * a consumer group.
 */
public final class TopicFollower {
  private TopicFollower() {}

  /**
   * Begins.
   *
   * @param kafka how to reach the cluster
   * @param manner also names the topic; it need not be there yet
   */
  public static Follower start(
      KafkaAccess kafka, Follower.Manner manner, Beginning beginning, TopicListener listener) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    return Follower.start(
        manner, () -> new TopicLife(kafka, manner.topic(), beginning, listener, positions));
  }
}
