package dev.assay.triage;

import dev.assay.kit.config.Key;
import dev.assay.kit.http.Protection;
import dev.assay.kit.tls.ClientTlsSettings;
import dev.assay.kit.tls.TlsSettings.ClientCertificates;
import dev.assay.triage.peers.PeerAccess;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How several instances ask each other.
 *
 * @param tokenFile with the token that this one presents
 * @param tls whom it trusts, and what it shows, where instances speak TLS
 */
public record PeersConfiguration(
    @Key(
            value = "token-file",
            describes =
                "File whose first line is the token that this instance presents to the others, known to them with the role operator; needed where http.auth is set")
        Optional<Path> tokenFile,
    @Key("tls") ClientTlsSettings tls) {

  /** As those need it that listen like this one. */
  PeerAccess access(Protection protection) {
    return new PeerAccess(protection.tls().isPresent(), tls, tokenFile);
  }

  /** Refuses what can't work between instances that are all configured like this one. */
  void requireFitFor(Protection protection) {
    if (protection.tls().isEmpty() && !tls.files().isEmpty()) {
      throw new IllegalArgumentException(
          "groups.peers.tls is for instances that speak TLS, and this one has no http.tls.certificate");
    }
    boolean mustShow =
        protection.tls().filter(on -> on.clients() == ClientCertificates.REQUIRED).isPresent();
    if (mustShow && tls.certificate().isEmpty()) {
      throw new IllegalArgumentException(
          "http.tls.client-certificates=required asks the other instances for certificates too:"
              + " set groups.peers.tls.certificate and groups.peers.tls.key");
    }
  }
}
