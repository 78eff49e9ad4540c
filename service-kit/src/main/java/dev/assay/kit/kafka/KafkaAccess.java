package dev.assay.kit.kafka;

import dev.assay.kit.config.Key;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach Kafka, and how to prove there who asks.
 *
 * <p>Kafka's clients fill in {@code ${provider:path:key}} themselves where {@code config.providers}
 * names one, so a password can stay in a file of its own.
 *
 * @param bootstrapServers brokers to begin with, {@code host:port}, separated by commas
 * @param client settings by Kafka's own names, such as {@code security.protocol}
 */
public record KafkaAccess(
    @Key(
            value = "bootstrap-servers",
            defaultValue = "127.0.0.1:9092",
            describes = "Brokers to begin with, host:port, separated by commas")
        String bootstrapServers,
    @Key(
            value = "client",
            describes = "Settings of Kafka's clients by their own names, such as security.protocol")
        Map<String, String> client) {

  public KafkaAccess {
    client = Map.copyOf(client);
  }

  /** Brokers that ask for no proof. */
  public static KafkaAccess at(String bootstrapServers) {
    return new KafkaAccess(bootstrapServers, Map.of());
  }

  /** For a client that needs nothing more. */
  public Map<String, Object> properties() {
    return with(Map.of());
  }

  /** For a client with settings of its own, which win over those that somebody configured. */
  public Map<String, Object> with(Map<String, ?> own) {
    Map<String, Object> all = new HashMap<>(client);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    all.putAll(own);
    return all;
  }

  // Client settings may hold passwords.
  @Override
  public String toString() {
    return "KafkaAccess[bootstrapServers=%s, client=%s]"
        .formatted(bootstrapServers, client.keySet());
  }
}
