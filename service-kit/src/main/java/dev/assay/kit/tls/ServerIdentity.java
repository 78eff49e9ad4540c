package dev.assay.kit.tls;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.core.net.TrustOptions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a server shows to its callers, read from files. */
public final class ServerIdentity {
  private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);
  private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");
  private static final byte[] PROBE = {1, 2, 3, 4};

  private ServerIdentity() {}

  /**
   * Reads certificate, key and authorities, and makes sure that the first two belong together: they
   * are two files, of which one may be newer for a moment.
   *
   * @throws FileUnusable if one can't be used
   */
  public static ServerSSLOptions read(TlsSettings settings, Vertx vertx) {
    PemKeyCertOptions pair =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(Pem.text(settings.certificate())))
            .addKeyValue(Buffer.buffer(Pem.text(settings.key())));
    X509Certificate certificate = Pem.certificates(settings.certificate()).getFirst();
    requireBelongTogether(settings, key(settings, pair, vertx), certificate);
    ServerSSLOptions options =
        new ServerSSLOptions()
            .setKeyCertOptions(pair)
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
        .addKeyValue("subject", certificate.getSubjectX500Principal())
        .addKeyValue("not_after", certificate.getNotAfter().toInstant())
        .log("read the service's certificate");
    return options;
  }

  private static PrivateKey key(TlsSettings settings, PemKeyCertOptions pair, Vertx vertx) {
    try {
      return Stream.of(pair.getKeyManagerFactory(vertx).getKeyManagers())
          .filter(X509KeyManager.class::isInstance)
          .map(X509KeyManager.class::cast)
          .flatMap(manager ->
              Stream.of("RSA", "EC")
                  .flatMap(
                      type -> Optional.ofNullable(manager.getServerAliases(type, null)).stream())
                  .flatMap(Stream::of)
                  .map(manager::getPrivateKey))
          .findFirst()
          .orElseThrow(() -> new FileUnusable(settings.key(), "its key is neither RSA nor EC"));
    } catch (FileUnusable known) {
      throw known;
    } catch (Exception unreadable) {
      throw new FileUnusable(
          settings.key(), "it holds no private key in PEM that can be read", unreadable);
    }
  }

  private static void requireBelongTogether(
      TlsSettings settings, PrivateKey key, X509Certificate certificate) {
    try {
      String algorithm = key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(PROBE);
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(certificate.getPublicKey());
      verifying.update(PROBE);
      if (verifying.verify(signing.sign())) {
        return;
      }
    } catch (GeneralSecurityException notOfOneKind) {
      throw new FileUnusable(settings.key(), notMeant(settings), notOfOneKind);
    }
    throw new FileUnusable(settings.key(), notMeant(settings));
  }

  private static String notMeant(TlsSettings settings) {
    return "it is not the key of the certificate in '%s'".formatted(settings.certificate());
  }
}
