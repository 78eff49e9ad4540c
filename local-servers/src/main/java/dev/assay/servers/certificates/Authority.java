package dev.assay.servers.certificates;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Issues certificates by the JDK's keytool; they hold for two days. */
public final class Authority {
  private static final String PASSWORD = "changeit";
  private static final String CA = "ca";

  private final Path dir;
  private final Path store;

  private Authority(Path dir, Path store) {
    this.dir = dir;
    this.store = store;
  }

  /** A new authority that keeps its keys in a directory. */
  public static Authority in(Path dir, String name) {
    Authority authority = new Authority(dir, dir.resolve(name + ".p12"));
    authority.keytool("-alias", CA, "-dname", "CN=" + name, "-ext", "bc:c");
    return authority;
  }

  /** Issues a certificate for a name, with alternative names as keytool takes them. */
  public Issued issue(String alias, String subject, String alternatives) {
    keytool("-alias", alias, "-signer", CA, "-dname", subject, "-ext", "san=" + alternatives);
    return new Issued(
        pem(alias + ".pem", "CERTIFICATE", encoded(alias)),
        pem(alias + ".key", "PRIVATE KEY", List.of(privateKey(alias))),
        alias);
  }

  /** Its own certificate. */
  public Path certificate() {
    return pem(store.getFileName() + ".pem", "CERTIFICATE", encoded(CA));
  }

  /** What a client knows that trusts it, and shows no certificate. */
  public SSLContext trusting() {
    return context(null, certificate());
  }

  /** What a client knows that trusts it, and shows this certificate. */
  public SSLContext trusting(Issued shown) {
    return trusting(shown, certificate());
  }

  /** What a client knows that shows this certificate, and trusts another authority. */
  public SSLContext trusting(Issued shown, Path other) {
    try {
      KeyStore only = KeyStore.getInstance("PKCS12");
      only.load(null, null);
      only.setKeyEntry(
          shown.alias(),
          keys().getKey(shown.alias(), PASSWORD.toCharArray()),
          PASSWORD.toCharArray(),
          keys().getCertificateChain(shown.alias()));
      return context(only, other);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private SSLContext context(@Nullable KeyStore shown, Path trusted) {
    try {
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(shown, PASSWORD.toCharArray());
      KeyStore authorities = KeyStore.getInstance("PKCS12");
      authorities.load(null, null);
      try (InputStream in = Files.newInputStream(trusted)) {
        authorities.setCertificateEntry(
            CA, CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(authorities);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private KeyStore keys() {
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD.toCharArray());
      return keys;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<byte[]> encoded(String alias) {
    try {
      List<byte[]> chain = new ArrayList<>();
      for (Certificate certificate : keys().getCertificateChain(alias)) {
        chain.add(certificate.getEncoded());
      }
      return chain;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private byte[] privateKey(String alias) {
    try {
      return keys().getKey(alias, PASSWORD.toCharArray()).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path pem(String file, String type, List<byte[]> parts) {
    StringBuilder text = new StringBuilder();
    for (byte[] part : parts) {
      String body = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(part);
      text.append("-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, body, type));
    }
    try {
      return Files.writeString(dir.resolve(file), text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void keytool(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(
        List.of("-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    command.addAll(List.of(arguments));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool: " + said);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A certificate with its chain, and its key, in PEM files. */
  public record Issued(Path certificate, Path key, String alias) {}
}
