package dev.assay.kit.tls;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManagerFactory;

/** Reads PEM files (RFC 7468). */
public final class Pem {
  private static final Pattern PUBLIC_KEY =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");
  private static final List<String> ALGORITHMS = List.of("RSA", "EC");

  private Pem() {}

  /**
   * The certificates of a file, at least one.
   *
   * @throws FileUnusable if there is none
   */
  public static List<X509Certificate> certificates(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      List<X509Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
              .map(Pem::x509)
              .toList();
      if (found.isEmpty()) {
        throw new FileUnusable(file, "there is no certificate in it");
      }
      return found;
    } catch (CertificateException malformed) {
      throw new FileUnusable(file, "it holds no certificates in PEM", malformed);
    } catch (IOException unreadable) {
      throw new FileUnusable(file, reason(unreadable), unreadable);
    }
  }

  /**
   * The public key of a file, which may also be that of a certificate.
   *
   * @throws FileUnusable if there is no RSA or EC key
   */
  public static PublicKey publicKey(Path file) {
    String text = text(file);
    if (text.contains("-----BEGIN CERTIFICATE-----")) {
      return certificates(file).getFirst().getPublicKey();
    }
    Matcher matcher = PUBLIC_KEY.matcher(text);
    if (!matcher.find()) {
      throw new FileUnusable(
          file, "it holds neither a PUBLIC KEY nor a CERTIFICATE in PEM, nor a JWK set");
    }
    byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
    return ALGORITHMS.stream()
        .flatMap(algorithm -> keyOf(algorithm, encoded).stream())
        .findFirst()
        .orElseThrow(() -> new FileUnusable(file, "its key is neither RSA nor EC"));
  }

  private static Optional<PublicKey> keyOf(String algorithm, byte[] encoded) {
    try {
      return Optional.of(
          KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException another) {
      return Optional.empty();
    }
  }

  /**
   * Trust in whoever the authorities of a file vouch for, and in nobody else.
   *
   * @throws FileUnusable if there is no certificate in it
   */
  public static TrustManagerFactory trust(Path file) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (X509Certificate authority : certificates(file)) {
        store.setCertificateEntry("ca-" + store.size(), authority);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new FileUnusable(file, String.valueOf(impossible.getMessage()), impossible);
    }
  }

  /**
   * The text of a file.
   *
   * @throws FileUnusable if it can't be read
   */
  public static String text(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException unreadable) {
      throw new FileUnusable(file, reason(unreadable), unreadable);
    }
  }

  private static X509Certificate x509(Certificate certificate) {
    return (X509Certificate) certificate;
  }

  private static String reason(IOException unreadable) {
    return unreadable instanceof NoSuchFileException
        ? "there is no such file"
        : String.valueOf(unreadable);
  }
}
