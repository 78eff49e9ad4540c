package dev.assay.devstack.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a validator of the soak is called: by an operator's keys, with times that suit a short run.
 */
final class ValidatorWords {
  static final String GROUP = "assay-soak";
  static final String SOURCE = "soak.events";

  private ValidatorWords() {}

  static List<String> of(String name, String bootstrapServers, int httpPort, boolean atLeastOnce) {
    Map<String, String> keys = new TreeMap<>();
    keys.put("instance", name);
    keys.put("kafka.bootstrap-servers", bootstrapServers);
    keys.put("topics.replication-factor", "1");
    keys.put("topics.min-insync-replicas", "1");
    keys.put("http.port", Integer.toString(httpPort));
    keys.put("streams.application-id", GROUP);
    keys.put("streams.session-timeout", "3s");
    keys.put("streams.heartbeat-interval", "500ms");
    keys.put("streams.transaction-timeout", "4s");
    keys.put("bindings[0].source", SOURCE);
    keys.put("bindings[0].schema", NumberedEvent.SCHEMA_NAME);
    if (atLeastOnce) {
      // So that a kill nearly always hits between what was sent and what is committed.
      keys.put("streams.commit-interval", "2s");
    }
    List<String> words = new ArrayList<>();
    words.add(atLeastOnce ? "validator-at-least-once" : "validator");
    keys.forEach((key, value) -> words.addAll(List.of("--set", key + "=" + value)));
    return List.copyOf(words);
  }
}
