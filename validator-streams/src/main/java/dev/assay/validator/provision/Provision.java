package dev.assay.validator.provision;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.binding.Binding;
import dev.assay.validator.binding.Bindings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics that are missing and leaves those that are there as they are. */
public final class Provision {
  private static final Logger LOG = LoggerFactory.getLogger(Provision.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /** What our headers may add to an event that is as big as its topic allows. */
  private static final int HEADER_ROOM_BYTES = 64 * 1024;

  private final Admin admin;
  private final TopicSettings settings;

  /** Provides by this client. */
  public Provision(Admin admin, TopicSettings settings) {
    this.admin = admin;
    this.settings = settings;
  }

  /**
   * Makes all topics of the bindings ready.
   *
   * @throws TopicsUnfit if a source is missing and may not be created, the registry's topics don't
   *     appear in time, or Kafka refuses
   */
  public void prepare(Bindings bindings) {
    Set<String> sources = new TreeSet<>(bindings.list().stream().map(Binding::source).toList());
    provideSources(sources);
    Map<String, TopicDescription> described =
        await("describing " + sources, admin.describeTopics(sources).allTopicNames());
    for (Binding binding : bindings.list()) {
      provideOutputs(binding, described.get(binding.source()).partitions().size());
    }
    awaitRegistry();
  }

  private void provideSources(Set<String> sources) {
    Set<String> missing = new TreeSet<>(sources);
    missing.removeAll(existing());
    if (missing.isEmpty()) {
      return;
    }
    if (!settings.createSources()) {
      throw new TopicsUnfit(
          "source topics %s don't exist: create them, correct bindings[…].source, or set topics.create-sources=true for development"
              .formatted(missing));
    }
    create(
        missing.stream()
            .map(topic -> topic(topic, settings.sourcePartitions(), Map.of()))
            .toList());
  }

  private void provideOutputs(Binding binding, int partitions) {
    Set<String> existing = existing();
    Config source = configOf(binding.source());
    String maxBytes =
        Integer.toString(
            Integer.parseInt(source.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value())
                + HEADER_ROOM_BYTES);
    List<NewTopic> missing = new ArrayList<>();
    if (!existing.contains(binding.validatedTopic())) {
      String cleanup = source.get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
      missing.add(
          topic(
              binding.validatedTopic(),
              partitions,
              Map.of(
                  TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                  maxBytes,
                  TopicConfig.CLEANUP_POLICY_CONFIG,
                  cleanup)));
    }
    if (!existing.contains(binding.deadLetterTopic())) {
      missing.add(
          topic(
              binding.deadLetterTopic(),
              partitions,
              Map.of(
                  TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                  maxBytes,
                  TopicConfig.CLEANUP_POLICY_CONFIG,
                  TopicConfig.CLEANUP_POLICY_DELETE)));
    }
    create(missing);
  }

  private NewTopic topic(String name, int partitions, Map<String, String> more) {
    Map<String, String> configs = new java.util.HashMap<>(more);
    configs.put(
        TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(settings.minInsyncReplicas()));
    return new NewTopic(name, partitions, (short) settings.replicationFactor()).configs(configs);
  }

  private void create(Collection<NewTopic> topics) {
    admin
        .createTopics(topics)
        .values()
        .forEach(
            (topic, created) -> {
              try {
                await("creating topic " + topic, created);
                LOG.info("topic created topic={}", topic);
              } catch (TopicsUnfit refused) {
                // Another instance was faster, which is as good.
                if (!(refused.getCause() instanceof TopicExistsException)) {
                  throw refused;
                }
              }
            });
  }

  private void awaitRegistry() {
    TopicNames names = settings.names();
    Set<String> missing = new TreeSet<>(List.of(names.schemas(), names.enforcement()));
    long deadline = System.nanoTime() + settings.registryWait().toNanos();
    missing.removeAll(existing());
    while (!missing.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new TopicsUnfit(
            "the registry's topics %s don't exist: start registry-service on this cluster, or correct topics.prefix"
                .formatted(missing));
      }
      LockSupport.parkNanos(POLL.toNanos());
      missing.removeAll(existing());
    }
  }

  private Set<String> existing() {
    return new HashSet<>(await("listing the topics", admin.listTopics().names()));
  }

  private Config configOf(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return await(
            "reading the configuration of " + topic,
            admin.describeConfigs(List.of(resource)).all())
        .get(resource);
  }

  private static <T> T await(String what, KafkaFuture<T> answer) {
    try {
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicsUnfit("%s was interrupted".formatted(what), e);
    } catch (java.util.concurrent.ExecutionException e) {
      Throwable cause = java.util.Optional.ofNullable(e.getCause()).orElse(e);
      throw new TopicsUnfit(
          "%s failed (%s): check kafka.bootstrap-servers and this client's permissions"
              .formatted(what, cause.getMessage()),
          cause);
    }
  }
}
