package dev.assay.triage.topology;

import dev.assay.kit.topics.Replication;
import java.nio.file.Path;
import java.util.List;

/**
 * What the grouping application is told.
 *
 * @param bootstrapServers Kafka
 * @param applicationId consumer group, and what its internal topics begin with
 * @param deadLetterTopics at least one, each there already
 * @param stateDirectory this instance's own; may be deleted while it is down
 * @param parallelism how the work is divided
 * @param replication of the internal topics
 */
public record GroupingSettings(
    String bootstrapServers,
    String applicationId,
    List<String> deadLetterTopics,
    Path stateDirectory,
    Parallelism parallelism,
    Replication replication) {

  public GroupingSettings {
    deadLetterTopics = List.copyOf(deadLetterTopics);
    if (deadLetterTopics.isEmpty()) {
      throw new IllegalArgumentException("there is no dead-letter topic to read");
    }
  }

  /**
   * How the work is divided.
   *
   * @param partitions of the groups; can't be changed while there are any
   * @param threads of this instance
   */
  public record Parallelism(int partitions, int threads) {
    public Parallelism {
      if (partitions < 1 || threads < 1) {
        throw new IllegalArgumentException(
            "%d partitions and %d threads: at least 1 each".formatted(partitions, threads));
      }
    }
  }
}
