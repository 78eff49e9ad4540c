package dev.assay.triage;

import dev.assay.kit.config.Key;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How failure groups are kept.
 *
 * @param applicationId where another than {@code <topics.prefix>dlq-handler} is wanted
 * @param stateDirectory of this instance alone
 * @param partitions fixed once there are groups
 * @param threads of this instance
 */
public record GroupsConfiguration(
    @Key(
            value = "application-id",
            describes =
                "Consumer group, and what the internal topics begin with; by default topics.prefix and 'dlq-handler'")
        Optional<String> applicationId,
    @Key(
            value = "state-directory",
            defaultValue = ".assay/dlq-handler",
            describes = "Where groups are kept on disk; if deleted, they are rebuilt from Kafka")
        Path stateDirectory,
    @Key(
            value = "partitions",
            defaultValue = "2",
            describes = "Partitions of the groups; can't be changed while there are any")
        int partitions,
    @Key(value = "threads", defaultValue = "1", describes = "Threads that group dead letters")
        int threads) {

  public GroupsConfiguration {
    if (partitions < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "partitions %d and threads %d must be 1 or more".formatted(partitions, threads));
    }
  }
}
