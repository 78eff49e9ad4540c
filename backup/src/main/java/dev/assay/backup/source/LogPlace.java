package dev.assay.backup.source;

import dev.assay.contracts.topics.TopicNames;
import java.util.HashMap;
import java.util.Map;

/**
 * Where a registry's log is.
 *
 * @param client how Kafka's clients connect: {@code bootstrap.servers}, and security where it needs
 *     that
 * @param topics the registry's
 */
public record LogPlace(Map<String, Object> client, TopicNames topics) {
  public LogPlace {
    client = Map.copyOf(client);
  }

  /** Settings of a client, with those that every one needs. */
  public Map<String, Object> clientWith(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(client);
    all.putAll(more);
    return all;
  }
}
