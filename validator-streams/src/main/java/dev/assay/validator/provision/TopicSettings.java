package dev.assay.validator.provision;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.Key;
import dev.assay.kit.topics.Replication;
import java.time.Duration;

/**
 * What the topics are like that a validator creates.
 *
 * @param prefix of the registry's topics
 * @param replicationFactor from 1
 * @param minInsyncReplicas from 1 to the replication factor
 * @param createSources whether a missing source topic is created instead of refused
 * @param sourcePartitions of a source topic created here, from 1
 * @param registryWait how long to wait for the registry to create its topics
 */
public record TopicSettings(
    @Key(
            value = "prefix",
            defaultValue = "assay.",
            describes = "What the names of the registry's topics begin with")
        String prefix,
    @Key(
            value = "replication-factor",
            defaultValue = "3",
            describes = "Replicas of the topics created here")
        int replicationFactor,
    @Key(
            value = "min-insync-replicas",
            defaultValue = "2",
            describes = "Replicas that must have a record before it counts as written")
        int minInsyncReplicas,
    @Key(
            value = "create-sources",
            defaultValue = "false",
            describes =
                "Create missing source topics, for development, instead of refusing to start")
        boolean createSources,
    @Key(
            value = "source-partitions",
            defaultValue = "4",
            describes = "Partitions of a source topic created here")
        int sourcePartitions,
    @Key(
            value = "registry-wait",
            defaultValue = "60s",
            describes = "How long to wait at start for the registry's topics to appear")
        Duration registryWait) {

  public TopicSettings {
    if (sourcePartitions < 1) {
      throw new IllegalArgumentException(
          "source-partitions %d is less than 1".formatted(sourcePartitions));
    }
    requireValid(prefix, replicationFactor, minInsyncReplicas);
  }

  /** The registry's topics. */
  public TopicNames names() {
    return new TopicNames(prefix);
  }

  Replication replication() {
    return new Replication(replicationFactor, minInsyncReplicas);
  }

  private static void requireValid(String prefix, int replicationFactor, int minInsyncReplicas) {
    var _ = new TopicNames(prefix);
    var _ = new Replication(replicationFactor, minInsyncReplicas);
  }
}
