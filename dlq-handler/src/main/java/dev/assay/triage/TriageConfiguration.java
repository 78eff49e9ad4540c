package dev.assay.triage;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.config.Key;
import dev.assay.kit.http.HttpSettings;
import dev.assay.kit.kafka.KafkaAccess;
import dev.assay.triage.gather.Subscription;
import dev.assay.triage.moving.MovingSettings;
import dev.assay.triage.topology.GroupingSettings;
import java.util.List;
import java.util.Optional;

/**
 * Everything a dlq-handler is told.
 *
 * @param kafka how to reach it
 * @param deadLetterTopics each once
 * @param deadLetterPattern further ones, as they come and go
 * @param topics how they are named and kept
 * @param groups how failure groups are kept
 * @param redrives how they are carried out
 * @param alerts when people are alerted, and where
 * @param healing what a new version of a schema brings about
 * @param archive where archives are kept
 * @param privacy what is hidden
 * @param retention how long things are kept
 * @param http where it listens
 */
public record TriageConfiguration(
    @Key("kafka") KafkaAccess kafka,
    @Key(
            value = "dead-letter-topics",
            defaultValue = "",
            describes = "Topics to read dead letters from, such as telemetry.feedback.dlq")
        List<String> deadLetterTopics,
    @Key(
            value = "dead-letter-pattern",
            describes =
                "Regular expression of further topics to read, such as .*\\.(dlq|DLT); new ones are found within half a minute")
        Optional<String> deadLetterPattern,
    @Key("topics") TopicsConfiguration topics,
    @Key("groups") GroupsConfiguration groups,
    @Key("redrives") RedrivesConfiguration redrives,
    @Key("alerts") AlertsConfiguration alerts,
    @Key("archive") ArchiveConfiguration archive,
    @Key("healing") HealingConfiguration healing,
    @Key("privacy") PrivacyConfiguration privacy,
    @Key("retention") RetentionConfiguration retention,
    @Key(value = "http", defaults = "port=8083") HttpSettings http) {

  public TriageConfiguration {
    deadLetterTopics = new Subscription(deadLetterTopics, deadLetterPattern).topics();
    if (groups.advertised().isPresent()) {
      groups.peers().requireFitFor(http.protection());
    }
  }

  Subscription subscription() {
    return new Subscription(deadLetterTopics, deadLetterPattern);
  }

  TopicNames names() {
    return new TopicNames(topics.prefix());
  }

  /** The consumer group, and what the internal topics begin with. */
  String applicationId() {
    return groups.applicationId().orElse(topics.prefix() + "dlq-handler");
  }

  /** What dead letters add up to, on its way to the groups; nobody else's business. */
  String byFingerprint() {
    return applicationId() + "-by-fingerprint";
  }

  MovingSettings moving() {
    return new MovingSettings(
        kafka,
        new TopicNames(topics.prefix()),
        deadLetterTopics,
        new MovingSettings.Hands(redrives.instanceOr(http.port()), redrives.takeoverAfter()),
        topics.replication());
  }

  GroupingSettings grouping() {
    return new GroupingSettings(
        kafka,
        new GroupingSettings.Identity(
            applicationId(), groups.instance().orElse(applicationId()), groups.advertised()),
        subscription(),
        new GroupingSettings.OwnTopics(byFingerprint(), names().failureMarks(), names().alerts()),
        groups.stateDirectory(),
        new GroupingSettings.Parallelism(groups.partitions(), groups.threads()),
        topics.replication(),
        alerts.limits().toLimits());
  }
}
