package dev.assay.kit.tls;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** Whom a client trusts and what it shows, read from files. */
public final class ClientIdentity {
  private ClientIdentity() {}

  /**
   * Reads authorities, certificate and key.
   *
   * @throws FileUnusable if one can't be used, or the last two don't belong together
   */
  public static SSLContext read(ClientTlsSettings settings) {
    Optional<KeyManager[]> shown =
        settings
            .certificate()
            .map(file -> OwnPair.read(file, settings.key().orElseThrow()).managers())
            .map(managers -> managers.getKeyManagers());
    Optional<TrustManager[]> trusted =
        settings.ca().map(file -> Pem.trust(file).getTrustManagers());
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(shown.orElse(null), trusted.orElse(null), null);
      return context;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("no TLS with " + settings.files(), impossible);
    }
  }
}
