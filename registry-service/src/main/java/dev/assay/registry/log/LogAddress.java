package dev.assay.registry.log;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.kafka.KafkaAccess;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the log is kept.
 *
 * @param kafka how to reach the cluster
 * @param topics its topics
 */
public record LogAddress(KafkaAccess kafka, TopicNames topics) {

  TopicPartition schemas() {
    return new TopicPartition(topics.schemas(), 0);
  }

  TopicPartition enforcement() {
    return new TopicPartition(topics.enforcement(), 0);
  }

  List<TopicPartition> partitions() {
    return List.of(schemas(), enforcement());
  }

  /** Where a fact is stated; compaction works by topic, so nowhere else. */
  String topicOf(Fact fact) {
    return switch (fact) {
      case Fact.VersionPublished _,
          Fact.DeprecationStated _,
          Fact.DeletionStated _,
          Fact.VersionPurged _,
          Fact.CompatibilitySet _,
          Fact.ReleasePublished _,
          Fact.IdsIssued _ ->
          topics.schemas();
      case Fact.PolicySet _, Fact.PolicyLifted _, Fact.BindingSet _ -> topics.enforcement();
    };
  }
}
