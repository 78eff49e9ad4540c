package dev.assay.servers.kafka;

import dev.assay.servers.certificates.Authority.Issued;
import java.nio.file.Path;
import java.util.Map;

/** Who may do what in a local broker. */
public sealed interface BrokerAccess {
  /** Who may do everything under {@link ByAcl}. */
  String ADMINISTRATOR = "admin";

  /** Everybody may do everything. */
  record Open() implements BrokerAccess {}

  /**
   * Everybody may do everything who shows a certificate.
   *
   * @param shown the broker's own, for 127.0.0.1
   * @param clientCa who vouches for those of clients, and for the broker's own, which it shows
   *     itself
   */
  record ByCertificate(Issued shown, Path clientCa) implements BrokerAccess {}

  /**
   * Nobody may do anything that no ACL allows, but the administrator, who may state them.
   *
   * <p>Users prove who they are by name and password (SASL/PLAIN), which on the loopback address is
   * enough.
   *
   * @param passwords of users by name, the administrator's too
   * @param authorizer the class that decides: Kafka's own, or one that watches it
   */
  record ByAcl(Map<String, String> passwords, Class<?> authorizer) implements BrokerAccess {
    public ByAcl {
      passwords = Map.copyOf(passwords);
      if (!passwords.containsKey(ADMINISTRATOR)) {
        throw new IllegalArgumentException(
            "users %s lack '%s', who the broker is itself; give it a password"
                .formatted(passwords.keySet(), ADMINISTRATOR));
      }
    }

    /** Settings with which a client of Kafka's is that user. */
    public Map<String, String> clientSettings(String user) {
      return AccessSettings.ofClient(user, passwords.getOrDefault(user, ""));
    }
  }
}
