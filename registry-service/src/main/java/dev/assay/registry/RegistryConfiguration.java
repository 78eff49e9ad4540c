package dev.assay.registry;

import dev.assay.contracts.facts.FactLevel;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.Key;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.kit.topics.Replication;
import dev.assay.registry.backups.BackupSettings;
import dev.assay.registry.log.LogAddress;
import dev.assay.registry.log.PenSettings;
import dev.assay.registry.mirror.MirrorSettings;
import dev.assay.registry.releaseapi.SyncSettings;
import java.time.Duration;

/**
 * Everything that registry-service can be told.
 *
 * @param kafka how to reach the cluster that keeps the log
 * @param topics their prefix, which also names the one pen of the cluster
 * @param replicationFactor of the topics created
 * @param minInSyncReplicas of the topics created
 * @param http where to listen
 * @param writeTimeout how long a write may take, 100 ms to 60 s
 * @param readTimeout how long a read waits for the offset asked for
 * @param mirror where the copy in etcd goes
 * @param sync where schemas may be taken from
 * @param backup whether backups are made by themselves
 * @param factsLevel up to which facts are written
 */
public record RegistryConfiguration(
    @Key("kafka") KafkaAccess kafka,
    @Key(
            value = "topics.prefix",
            defaultValue = "assay.",
            describes = "What the registry's own topics begin with; one prefix is one registry")
        TopicNames topics,
    @Key(
            value = "topics.replication-factor",
            defaultValue = "3",
            describes = "Copies of each topic that is created; 1 on a single broker")
        int replicationFactor,
    @Key(
            value = "topics.min-insync-replicas",
            defaultValue = "2",
            describes = "Copies that must have a record before its write counts")
        int minInSyncReplicas,
    @Key(value = "http", defaults = "port=8081") HttpSettings http,
    @Key(
            value = "writes.timeout",
            defaultValue = "10s",
            describes = "How long a write may take before it is answered with 503")
        Duration writeTimeout,
    @Key(
            value = "reads.timeout",
            defaultValue = "5s",
            describes = "How long a read waits for the Assay-Min-Offset asked for")
        Duration readTimeout,
    @Key("mirror") MirrorSettings mirror,
    @Key("sync") SyncSettings sync,
    @Key("backup") BackupSettings backup,
    @Key(
            value = "facts.level",
            defaultValue = FactLevel.WRITTEN,
            describes =
                "Up to which level facts are written; raised once every replica, validator and"
                    + " dlq-handler runs a build that knows it, see docs/upgrading.md")
        FactLevel factsLevel) {
  public RegistryConfiguration {
    // Refuses what it would refuse later, where the key is still known.
    var _ =
        new PenSettings(
            writeTimeout, 1, 1, PenSettings.defaults().transactionTimeout(), factsLevel);
    var _ = new Replication(replicationFactor, minInSyncReplicas);
  }

  LogAddress log() {
    return new LogAddress(kafka, topics);
  }

  Replication replication() {
    return new Replication(replicationFactor, minInSyncReplicas);
  }

  PenSettings pen() {
    PenSettings defaults = PenSettings.defaults();
    return new PenSettings(
        writeTimeout,
        defaults.queueCapacity(),
        defaults.maxBatch(),
        defaults.transactionTimeout(),
        factsLevel);
  }
}
