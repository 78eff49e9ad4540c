package dev.assay.triage.topology;

import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.Replication;
import dev.assay.triage.alert.AlertLimits;
import dev.assay.triage.gather.GatheringSettings;
import dev.assay.triage.gather.Subscription;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the grouping application is told.
 *
 * @param kafka how to reach it
 * @param identity who this is
 * @param subscription what is read
 * @param topics where marks come from and alerts go
 * @param stateDirectory this instance's own; may be deleted while it is down
 * @param parallelism how the work is divided
 * @param replication of the internal topics
 * @param limits when to alert
 */
public record GroupingSettings(
    KafkaAccess kafka,
    Identity identity,
    Subscription subscription,
    OwnTopics topics,
    Path stateDirectory,
    Parallelism parallelism,
    Replication replication,
    AlertLimits limits) {

  /** What those who read for it are told. */
  GatheringSettings gathering() {
    return new GatheringSettings(
        kafka,
        identity.applicationId + "-intake",
        identity.instance,
        subscription,
        topics.additions,
        parallelism.threads);
  }

  /**
   * Who an instance is.
   *
   * @param applicationId consumer group of all instances, and what internal topics begin with
   * @param instance this one's name among them
   * @param advertised where the others reach it, {@code host:port}; absent where they can't
   */
  public record Identity(String applicationId, String instance, Optional<String> advertised) {}

  /**
   * Topics of ours, there already; the first two have as many partitions as there are of groups.
   *
   * @param additions what dead letters add up to
   * @param marks what people say
   * @param alerts what people should know
   */
  public record OwnTopics(String additions, String marks, String alerts) {}

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
