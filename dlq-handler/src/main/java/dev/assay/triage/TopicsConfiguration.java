package dev.assay.triage;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.Key;
import dev.assay.kit.topics.Replication;

/**
 * How topics are named and kept.
 *
 * @param prefix what the cluster's own topics begin with
 * @param replicationFactor of the topics that are created
 * @param minInsyncReplicas of the topics that are created
 * @param createSources whether dead-letter topics that are missing are created
 * @param sourcePartitions how many partitions those get
 */
public record TopicsConfiguration(
    @Key(
            value = "prefix",
            defaultValue = "assay.",
            describes = "What the names of this cluster's own topics begin with")
        String prefix,
    @Key(
            value = "replication-factor",
            defaultValue = "3",
            describes = "Copies of each topic that is created; 1 on a single broker")
        int replicationFactor,
    @Key(
            value = "min-insync-replicas",
            defaultValue = "2",
            describes = "Copies that must have a record before its write counts")
        int minInsyncReplicas,
    @Key(
            value = "create-sources",
            defaultValue = "false",
            describes = "Create dead-letter topics that are missing, instead of refusing to start")
        boolean createSources,
    @Key(
            value = "source-partitions",
            defaultValue = "1",
            describes = "Partitions of dead-letter topics that are created")
        int sourcePartitions) {

  public TopicsConfiguration {
    prefix = new TopicNames(prefix).prefix();
    if (sourcePartitions < 1) {
      throw new IllegalArgumentException(
          "source-partitions %d is less than 1".formatted(sourcePartitions));
    }
    var _ = new Replication(replicationFactor, minInsyncReplicas);
  }

  Replication replication() {
    return new Replication(replicationFactor, minInsyncReplicas);
  }
}
