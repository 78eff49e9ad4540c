package dev.assay.triage;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.Key;
import dev.assay.kit.http.HttpSettings;
import dev.assay.triage.moving.MovingSettings;
import dev.assay.triage.topology.GroupingSettings;
import java.util.HashSet;
import java.util.List;

/**
 * Everything a dlq-handler is told.
 *
 * @param bootstrapServers Kafka
 * @param deadLetterTopics at least one, each once
 * @param topics how they are named and kept
 * @param groups how failure groups are kept
 * @param redrives how they are carried out
 * @param http where it listens
 */
public record TriageConfiguration(
    @Key(
            value = "kafka.bootstrap-servers",
            defaultValue = "127.0.0.1:9092",
            describes = "Kafka brokers to begin with, as host:port separated by commas")
        String bootstrapServers,
    @Key(
            value = "dead-letter-topics",
            describes = "Topics to read dead letters from, such as telemetry.feedback.dlq")
        List<String> deadLetterTopics,
    @Key("topics") TopicsConfiguration topics,
    @Key("groups") GroupsConfiguration groups,
    @Key("redrives") RedrivesConfiguration redrives,
    @Key(value = "http", defaults = "port=8083") HttpSettings http) {

  public TriageConfiguration {
    deadLetterTopics = List.copyOf(deadLetterTopics);
    if (deadLetterTopics.isEmpty()) {
      throw new IllegalArgumentException(
          "dead-letter-topics names no topic: give at least one, such as telemetry.feedback.dlq");
    }
    if (new HashSet<>(deadLetterTopics).size() < deadLetterTopics.size()) {
      throw new IllegalArgumentException(
          "dead-letter-topics %s names a topic twice".formatted(deadLetterTopics));
    }
  }

  /** The consumer group, and what the internal topics begin with. */
  String applicationId() {
    return groups.applicationId().orElse(topics.prefix() + "dlq-handler");
  }

  MovingSettings moving() {
    return new MovingSettings(
        bootstrapServers,
        new TopicNames(topics.prefix()),
        deadLetterTopics,
        new MovingSettings.Hands(redrives.instanceOr(http.port()), redrives.takeoverAfter()),
        topics.replication());
  }

  GroupingSettings grouping() {
    return new GroupingSettings(
        bootstrapServers,
        applicationId(),
        deadLetterTopics,
        groups.stateDirectory(),
        new GroupingSettings.Parallelism(groups.partitions(), groups.threads()),
        topics.replication());
  }
}
