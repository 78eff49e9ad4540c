package dev.assay.validator;

import dev.assay.kit.config.Key;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How to reach Kafka.
 *
 * @param client settings by Kafka's own names, such as {@code security.protocol}
 */
public record KafkaSettings(
    @Key(
            value = "bootstrap-servers",
            defaultValue = "127.0.0.1:9092",
            describes = "Brokers to begin with, host:port, separated by commas")
        String bootstrapServers,
    @Key(
            value = "client",
            describes = "Settings of Kafka's clients by their own names, such as security.protocol")
        Map<String, String> client) {

  public KafkaSettings {
    client = Map.copyOf(client);
  }

  Map<String, Object> properties() {
    Map<String, Object> all = new HashMap<>(client);
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return all;
  }

  // Client settings may hold passwords.
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers="
        + bootstrapServers
        + ", client="
        + client.keySet()
        + "]";
  }
}
