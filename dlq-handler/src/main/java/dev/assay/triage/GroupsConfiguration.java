package dev.assay.triage;

import dev.assay.kit.config.Key;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How failure groups are kept.
 *
 * @param applicationId where another than {@code <topics.prefix>dlq-handler} is wanted
 * @param stateDirectory of this instance alone
 * @param partitions fixed once there are groups
 * @param threads of this instance
 * @param instance its name among the others
 * @param advertised where the others reach it
 * @param peers how they ask each other
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
        int threads,
    @Key(
            value = "instance",
            describes =
                "Name of this instance, the same after a restart; by default application-id, so that a second instance takes the first one's place")
        Optional<String> instance,
    @Key(
            value = "advertised",
            describes =
                "host:port where other instances reach this one's HTTP; needed as soon as there are several")
        Optional<String> advertised,
    @Key("peers") PeersConfiguration peers) {
  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9._-]+:[0-9]{1,5}");

  public GroupsConfiguration {
    if (partitions < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "partitions %d and threads %d must be 1 or more".formatted(partitions, threads));
    }
    if (advertised.isPresent() && !PLACE.matcher(advertised.get()).matches()) {
      throw new IllegalArgumentException(
          "advertised '%s' is not of the form host:port".formatted(advertised.get()));
    }
    if (advertised.isPresent() != instance.isPresent()) {
      throw new IllegalArgumentException(
          "instance and advertised belong together: give both where several instances run, or none");
    }
  }
}
