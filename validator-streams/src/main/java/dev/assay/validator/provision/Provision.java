package dev.assay.validator.provision;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.topics.TopicSpec;
import dev.assay.kit.topics.Topics;
import dev.assay.validator.binding.Binding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.TopicConfig;

/** Creates the topics that are missing and leaves those that are there as they are. */
public final class Provision {
  private static final Duration BROKER_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(200);

  /** What our headers may add to an event that is as big as its topic allows. */
  private static final int HEADER_ROOM_BYTES = 64 * 1024;

  private final Map<String, Object> client;
  private final TopicSettings settings;

  /**
   * Provides by these settings.
   *
   * @param client settings of Kafka's admin client
   */
  public Provision(Map<String, Object> client, TopicSettings settings) {
    this.client = Map.copyOf(client);
    this.settings = settings;
  }

  /**
   * Waits for a broker, and for the registry's topics.
   *
   * @throws dev.assay.kit.lifecycle.CannotStart if no broker answers, or the topics don't appear in
   *     time
   */
  public void awaitRegistry() {
    ensure(List.of());
    try (Admin admin = Admin.create(client)) {
      awaitRegistry(new ExistingTopics(admin));
    }
  }

  /**
   * Makes the source and the outputs of a binding ready.
   *
   * @throws dev.assay.kit.lifecycle.CannotStart if the source is missing and may not be created, or
   *     a topic can't be as it has to
   */
  public void prepare(Binding binding) {
    if (settings.createSources()) {
      ensure(List.of(source(binding.source())));
    }
    try (Admin admin = Admin.create(client)) {
      ExistingTopics topics = new ExistingTopics(admin);
      requireSource(binding, topics.names());
      ensure(outputs(binding, topics).toList());
    }
  }

  private void ensure(List<TopicSpec> specs) {
    Topics.ensure(client, specs, settings.replication(), BROKER_TIMEOUT);
  }

  private TopicSpec source(String topic) {
    return TopicSpec.initially(topic, settings.sourcePartitions(), Map.of());
  }

  private static void requireSource(Binding binding, Set<String> existing) {
    if (!existing.contains(binding.source())) {
      throw new TopicMissing(
          "source topic '%s' of binding '%s' doesn't exist: create it, correct the binding, or set topics.create-sources=true for development"
              .formatted(binding.source(), binding.name()));
    }
  }

  // Validated events replace those of the source, so they are kept in the same way; dead letters
  // have no latest per key.
  private static Stream<TopicSpec> outputs(Binding binding, ExistingTopics topics) {
    int partitions = topics.partitionsOf(binding.source());
    String cleanup = topics.settingOf(binding.source(), TopicConfig.CLEANUP_POLICY_CONFIG);
    int maxBytes =
        Integer.parseInt(topics.settingOf(binding.source(), TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
    String room = Integer.toString(maxBytes + HEADER_ROOM_BYTES);
    return Stream.of(
        output(binding.validatedTopic(), partitions, cleanup, room),
        output(binding.deadLetterTopic(), partitions, TopicConfig.CLEANUP_POLICY_DELETE, room));
  }

  // Whatever a source took, its outputs take: also an event whose time lies far ahead, and a dead
  // letter of a validator whose clock does. By default a broker refuses more than an hour.
  private static TopicSpec output(String topic, int partitions, String cleanup, String maxBytes) {
    return TopicSpec.initially(
        topic,
        partitions,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            cleanup,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            maxBytes,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
            Long.toString(Long.MAX_VALUE)));
  }

  // They are the registry's to create: it knows how they must be kept.
  private void awaitRegistry(ExistingTopics topics) {
    TopicNames names = settings.names();
    Set<String> missing = new TreeSet<>(List.of(names.schemas(), names.enforcement()));
    long deadline = System.nanoTime() + settings.registryWait().toNanos();
    missing.removeAll(topics.names());
    while (!missing.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new TopicMissing(
            "the registry's topics %s don't exist: start registry-service on this cluster, or correct topics.prefix"
                .formatted(missing));
      }
      LockSupport.parkNanos(POLL.toNanos());
      missing.removeAll(topics.names());
    }
  }
}
