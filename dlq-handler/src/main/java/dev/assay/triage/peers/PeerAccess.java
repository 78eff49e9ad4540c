package dev.assay.triage.peers;

import dev.assay.kit.tls.ClientTlsSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How other instances are asked.
 *
 * @param encrypted whether they speak TLS, as this one does
 * @param tls whom to trust there, and what to show
 * @param tokenFile whose first line is the token to present; without one the proof of whoever asked
 *     this instance is handed on
 */
public record PeerAccess(boolean encrypted, ClientTlsSettings tls, Optional<Path> tokenFile) {
  /** Without TLS, and without a proof. */
  public static final PeerAccess OPEN =
      new PeerAccess(false, ClientTlsSettings.USUAL, Optional.empty());

  String scheme() {
    return encrypted ? "https" : "http";
  }

  List<Path> files() {
    return Stream.concat(tls.files().stream(), tokenFile.stream()).toList();
  }
}
