package dev.assay.kit.tls;

import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.util.LinkedHashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server shows to its callers, read from files. */
public final class ServerIdentity {
  private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

  private ServerIdentity() {}

  /**
   * Reads certificate, key and authorities.
   *
   * @throws FileUnusable if one can't be used, or the first two don't belong together
   */
  public static ServerSSLOptions read(TlsSettings settings) {
    OwnPair pair = OwnPair.read(settings.certificate(), settings.key());
    ServerSSLOptions options =
        new ServerSSLOptions()
            .setKeyCertOptions(pair.options())
            .setUseAlpn(true)
            .setEnabledSecureTransportProtocols(new LinkedHashSet<>(PROTOCOLS));
    settings
        .clientCa()
        .ifPresent(file ->
            options
                .setTrustOptions(TrustOptions.wrap(Pem.trust(file).getTrustManagers()[0]))
                .setClientAuth(
                    settings.clients() == TlsSettings.ClientCertificates.REQUIRED
                        ? ClientAuth.REQUIRED
                        : ClientAuth.REQUEST));
    LOG.atInfo()
        .addKeyValue("subject", pair.certificate().getSubjectX500Principal())
        .addKeyValue("not_after", pair.certificate().getNotAfter().toInstant())
        .log("read the service's certificate");
    return options;
  }
}
