package dev.assay.kit.topics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt with one connection; a retriable failure leaves it as Kafka threw it. */
final class TopicsOnce {
  private static final Logger LOG = LoggerFactory.getLogger(TopicsOnce.class);

  private final Admin admin;
  private final Replication replication;

  TopicsOnce(Admin admin, Replication replication) {
    this.admin = admin;
    this.replication = replication;
  }

  void ensure(TopicSpec spec) {
    try {
      Optional<TopicDescription> found = describe(spec.name());
      if (found.isEmpty()) {
        create(spec);
      }
      TopicDescription topic = found.isPresent() ? found.get() : described(spec.name());
      verify(spec, topic);
      if (found.isEmpty()) {
        awaitLeaders(topic);
      }
    } catch (RetriableException | InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw new TopicRefused(spec.name(), replication, e);
    }
  }

  private TopicDescription described(String topic) {
    Map<String, TopicDescription> found =
        await(admin.describeTopics(List.of(topic)).allTopicNames());
    return Optional.ofNullable(found.get(topic)).orElseThrow();
  }

  private Optional<TopicDescription> describe(String topic) {
    try {
      return Optional.of(described(topic));
    } catch (UnknownTopicOrPartitionException e) {
      return Optional.empty();
    }
  }

  private void create(TopicSpec spec) {
    NewTopic topic = new NewTopic(spec.name(), spec.partitions(), (short) replication.factor());
    Map<String, String> settings = new TreeMap<>(spec.settings());
    settings.putIfAbsent(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(replication.minInSyncReplicas()));
    try {
      await(admin.createTopics(List.of(topic.configs(settings))).all());
      LOG.atInfo()
          .addKeyValue("topic", spec.name())
          .addKeyValue("partitions", spec.partitions())
          .addKeyValue("settings", settings)
          .log("topic created");
    } catch (TopicExistsException e) {
      // Another replica was quicker; what it made is verified like any other.
      LOG.atDebug().addKeyValue("topic", spec.name()).log("topic created by somebody else");
    }
  }

  /**
   * A leader is named before it takes records. What it refuses then, an idempotent producer sends
   * again; but what was sent right behind it may have been taken meanwhile, and then the first is
   * refused until it is given up.
   */
  private void awaitLeaders(TopicDescription topic) {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    topic
        .partitions()
        .forEach(partition ->
            ends.put(new TopicPartition(topic.name(), partition.partition()), OffsetSpec.latest()));
    var _ = await(admin.listOffsets(ends).all());
  }

  private void verify(TopicSpec spec, TopicDescription found) {
    int partitions = found.partitions().size();
    if (spec.partitionsFixed() && partitions != spec.partitions()) {
      throw new TopicMismatch(
          spec.name(),
          "partitions",
          Integer.toString(partitions),
          Integer.toString(spec.partitions()));
    }
    Optional.ofNullable(spec.settings().get(TopicConfig.CLEANUP_POLICY_CONFIG))
        .ifPresent(expected -> verifyCleanup(spec.name(), expected));
  }

  private void verifyCleanup(String topic, String expected) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> configs = await(admin.describeConfigs(List.of(resource)).all());
    String found =
        Optional.ofNullable(configs.get(resource))
            .map(config -> config.get(TopicConfig.CLEANUP_POLICY_CONFIG))
            .map(ConfigEntry::value)
            .orElse("");
    if (!policies(found).equals(policies(expected))) {
      throw new TopicMismatch(topic, TopicConfig.CLEANUP_POLICY_CONFIG, found, expected);
    }
  }

  private static Set<String> policies(String list) {
    return new TreeSet<>(Arrays.asList(list.replace(" ", "").split(",")));
  }

  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException reason ? reason : new KafkaException(e);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
