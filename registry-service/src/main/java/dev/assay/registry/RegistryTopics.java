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
  private static final Map<String, String> FACTS =
      Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1");

  private RegistryTopics() {}

  static List<TopicSpec> of(TopicNames names) {
    return List.of(
        TopicSpec.fixed(names.schemas(), 1, FACTS),
        TopicSpec.fixed(names.enforcement(), 1, FACTS),
        TopicSpec.fixed(names.schemaChanges(), 1, kept(Duration.ofDays(30))),
        TopicSpec.fixed(names.audit(), 1, kept(Duration.ofDays(365))));
  }

  private static Map<String, String> kept(Duration duration) {
    return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(duration.toMillis()));
  }
}
