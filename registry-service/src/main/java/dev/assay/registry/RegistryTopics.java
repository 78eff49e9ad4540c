package dev.assay.registry;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.kit.topics.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The topics that the registry writes.
 *
 * <p>Facts have one order only in one partition. Changes and the audit get one partition as well:
 * they grow with what people decide, not with traffic, and one order is worth more there than
 * throughput: an offset is where a subscriber goes on and where a page of the audit ends.
 */
final class RegistryTopics {
  /**
   * What validators say of themselves grows by the second and is old after minutes. The broker
   * dates it, so that an instance whose clock is wrong is not taken for a silent one.
   */
  private static final Map<String, String> INSTANCES =
      Map.of(
          "cleanup.policy",
          "compact,delete",
          "retention.ms",
          Long.toString(Duration.ofHours(1).toMillis()),
          "segment.ms",
          Long.toString(Duration.ofMinutes(10).toMillis()),
          "message.timestamp.type",
          "LogAppendTime");

  private RegistryTopics() {}

  static List<TopicSpec> of(TopicNames names) {
    return List.of(
        TopicSpec.fixed(names.schemas(), 1, TopicNames.FACTS_SETTINGS),
        TopicSpec.fixed(names.enforcement(), 1, TopicNames.FACTS_SETTINGS),
        TopicSpec.fixed(names.schemaChanges(), 1, kept(Duration.ofDays(30))),
        TopicSpec.fixed(names.audit(), 1, kept(Duration.ofDays(365))),
        TopicSpec.fixed(names.instances(), 1, INSTANCES));
  }

  private static Map<String, String> kept(Duration duration) {
    return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(duration.toMillis()));
  }
}
