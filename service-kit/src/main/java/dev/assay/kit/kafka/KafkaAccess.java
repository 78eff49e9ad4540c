package dev.assay.kit.kafka;

import dev.assay.kit.config.Key;
import dev.assay.kit.tls.ClientTlsSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SslConfigs;

/**
 * How to reach Kafka, and how to prove there who asks.
 *
 * <p>Kafka's clients fill in {@code ${provider:path:key}} themselves where {@code config.providers}
 * names one, so a password can stay in a file of its own.
 *
 * @param bootstrapServers brokers to begin with, {@code host:port}, separated by commas
 * @param client settings by Kafka's own names, such as {@code security.protocol}
 * @param tls whom to trust and what to show, where {@code security.protocol} means TLS; without any
 *     of it Kafka's own settings of TLS count
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
        Map<String, String> client,
    @Key("tls") ClientTlsSettings tls) {
  private static final Set<String> ENCRYPTED = Set.of("SSL", "SASL_SSL");

  public KafkaAccess {
    client = Map.copyOf(client);
    String protocol =
        client.getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT");
    if (!tls.files().isEmpty() && !ENCRYPTED.contains(protocol)) {
      throw new IllegalArgumentException(
          "tls is given, and client.security.protocol is '%s': set that to SSL or SASL_SSL"
              .formatted(protocol));
    }
    List<String> twice =
        client.keySet().stream().filter(KafkaAccess::isAboutStores).sorted().toList();
    if (!tls.files().isEmpty() && !twice.isEmpty()) {
      throw new IllegalArgumentException(
          "tls and client.%s say the same thing twice: give tls.ca, tls.certificate and tls.key, or Kafka's own settings"
              .formatted(String.join(", client.", twice)));
    }
  }

  private static boolean isAboutStores(String key) {
    return key.startsWith("ssl.keystore.")
        || key.startsWith("ssl.truststore.")
        || key.equals(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG);
  }

  /** The same brokers and settings without TLS of our own. */
  public KafkaAccess(String bootstrapServers, Map<String, String> client) {
    this(bootstrapServers, client, ClientTlsSettings.USUAL);
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
    if (!tls.files().isEmpty()) {
      all.putAll(WatchedTls.settings(tls));
    }
    all.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    all.putAll(own);
    return all;
  }

  // Client settings may hold passwords.
  @Override
  public String toString() {
    return "KafkaAccess[bootstrapServers=%s, client=%s, tls=%s]"
        .formatted(bootstrapServers, client.keySet(), tls);
  }
}
