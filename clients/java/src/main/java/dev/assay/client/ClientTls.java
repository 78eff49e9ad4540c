package dev.assay.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.client.Credentials.ClientCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Makes TLS of PEM files. */
final class ClientTls {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC");
  private static final char[] IN_MEMORY = "in-memory".toCharArray();

  private ClientTls() {}

  static SSLSocketFactory of(Optional<Path> authorities, Optional<ClientCertificate> shown) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(
          shown.isPresent() ? managers(shown.get()) : null,
          authorities.isPresent() ? trust(authorities.get()) : null,
          null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException("no TLS can be made of these files: " + e.getMessage(), e);
    }
  }

  private static TrustManager[] trust(Path file) throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    for (Certificate authority : certificates(file)) {
      store.setCertificateEntry("ca-" + store.size(), authority);
    }
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    return trust.getTrustManagers();
  }

  private static KeyManager[] managers(ClientCertificate shown)
      throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    Certificate[] chain = certificates(shown.certificate()).toArray(Certificate[]::new);
    store.setKeyEntry("client", key(shown.key()), IN_MEMORY, chain);
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, IN_MEMORY);
    return managers.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws GeneralSecurityException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(text(file).getBytes(UTF_8)));
    if (found.isEmpty()) {
      throw new IllegalArgumentException("there is no certificate in '%s'".formatted(file));
    }
    return found;
  }

  private static PrivateKey key(Path file) throws GeneralSecurityException {
    Matcher matcher = KEY.matcher(text(file));
    if (!matcher.find()) {
      throw new IllegalArgumentException(
          "there is no PRIVATE KEY in '%s'; openssl pkcs8 -topk8 -nodes makes one of other forms"
              .formatted(file));
    }
    var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
    for (String algorithm : ALGORITHMS) {
      Optional<PrivateKey> found = keyOf(algorithm, encoded);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalArgumentException("the key in '%s' is neither RSA nor EC".formatted(file));
  }

  private static Optional<PrivateKey> keyOf(String algorithm, PKCS8EncodedKeySpec encoded)
      throws GeneralSecurityException {
    try {
      return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(encoded));
    } catch (InvalidKeySpecException another) {
      return Optional.empty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException gone) {
      throw new IllegalArgumentException("there is no file '%s'".formatted(file), gone);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "file '%s' can't be read: %s".formatted(file, unreadable), unreadable);
    }
  }
}
