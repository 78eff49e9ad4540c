package dev.assay.servers.kafka;

import dev.assay.servers.ServerStartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@link BrokerAccess} in Kafka's words. */
final class AccessSettings {
  private static final String LOGIN =
      "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"%s\"";

  private AccessSettings() {}

  static Map<String, String> ofClient(String user, String password) {
    return Map.of(
        "security.protocol", "SASL_PLAINTEXT",
        "sasl.mechanism", "PLAIN",
        "sasl.jaas.config", LOGIN.formatted(user, password) + ";");
  }

  static String protocol(BrokerAccess access) {
    return switch (access) {
      case BrokerAccess.Open() -> "PLAINTEXT";
      case BrokerAccess.ByCertificate(var _, var _) -> "SSL";
      case BrokerAccess.ByAcl(var _, var _) -> "SASL_PLAINTEXT";
    };
  }

  static Map<String, String> ofBroker(BrokerAccess access) {
    return switch (access) {
      case BrokerAccess.Open() -> Map.of();
      case BrokerAccess.ByCertificate(var shown, var clientCa) ->
          Map.of(
              "ssl.client.auth",
              "required",
              "ssl.keystore.type",
              "PEM",
              "ssl.keystore.key",
              text(shown.key()),
              "ssl.keystore.certificate.chain",
              text(shown.certificate()),
              "ssl.truststore.type",
              "PEM",
              "ssl.truststore.certificates",
              text(clientCa));
      case BrokerAccess.ByAcl(var passwords, var authorizer) ->
          Map.of(
              "sasl.enabled.mechanisms",
              "PLAIN",
              "sasl.mechanism.inter.broker.protocol",
              "PLAIN",
              "authorizer.class.name",
              authorizer.getName(),
              // The broker asks its own controller where nobody has to prove anything.
              "super.users",
              "User:%s;User:ANONYMOUS".formatted(BrokerAccess.ADMINISTRATOR),
              "listener.name.%s.plain.sasl.jaas.config"
                  .formatted(BrokerConfig.CLIENTS.toLowerCase(Locale.ROOT)),
              login(passwords));
    };
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new ServerStartFailure(
          "file '%s' can't be read (%s)".formatted(file, unreadable), "issue it again", unreadable);
    }
  }

  private static String login(Map<String, String> passwords) {
    String own = passwords.getOrDefault(BrokerAccess.ADMINISTRATOR, "");
    return new TreeMap<>(passwords)
        .entrySet().stream()
            .map(user -> " user_%s=\"%s\"".formatted(user.getKey(), user.getValue()))
            .collect(Collectors.joining("", LOGIN.formatted(BrokerAccess.ADMINISTRATOR, own), ";"));
  }
}
