package dev.assay.kit.tls;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * A certificate of this process with its key, read from two files.
 *
 * @param options both, as Vert.x takes them
 * @param managers both, as the JDK takes them
 * @param certificate the first of the chain
 */
record OwnPair(PemKeyCertOptions options, KeyManagerFactory managers, X509Certificate certificate) {
  private static final byte[] PROBE = {1, 2, 3, 4};

  /**
   * Reads both, and makes sure that they belong together: of two files one may be newer for a
   * moment.
   *
   * @throws FileUnusable if one can't be used
   */
  static OwnPair read(Path certificateFile, Path keyFile) {
    PemKeyCertOptions options =
        new PemKeyCertOptions()
            .addCertValue(Buffer.buffer(Pem.text(certificateFile)))
            .addKeyValue(Buffer.buffer(Pem.text(keyFile)));
    X509Certificate certificate = Pem.certificates(certificateFile).getFirst();
    KeyManagerFactory managers = managers(options, keyFile);
    requireBelongTogether(key(managers, keyFile), certificate, certificateFile, keyFile);
    return new OwnPair(options, managers, certificate);
  }

  private static KeyManagerFactory managers(PemKeyCertOptions options, Path keyFile) {
    try {
      // Values need no file system, and so no Vert.x.
      return options.getKeyManagerFactory(null);
    } catch (Exception unreadable) {
      throw new FileUnusable(
          keyFile, "it holds no private key in PEM that can be read", unreadable);
    }
  }

  private static PrivateKey key(KeyManagerFactory managers, Path keyFile) {
    return Stream.of(managers.getKeyManagers())
        .filter(X509KeyManager.class::isInstance)
        .map(X509KeyManager.class::cast)
        .flatMap(manager ->
            Stream.of("RSA", "EC")
                .flatMap(type -> Optional.ofNullable(manager.getServerAliases(type, null)).stream())
                .flatMap(Stream::of)
                .map(manager::getPrivateKey))
        .findFirst()
        .orElseThrow(() -> new FileUnusable(keyFile, "its key is neither RSA nor EC"));
  }

  private static void requireBelongTogether(
      PrivateKey key, X509Certificate certificate, Path certificateFile, Path keyFile) {
    String notMeant = "it is not the key of the certificate in '%s'".formatted(certificateFile);
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
      throw new FileUnusable(keyFile, notMeant, notOfOneKind);
    }
    throw new FileUnusable(keyFile, notMeant);
  }
}
