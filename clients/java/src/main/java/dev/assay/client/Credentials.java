package dev.assay.client;

import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * How a client proves who it is, and whom it trusts.
 *
 * @param token sent as {@code Authorization: Bearer}
 * @param tls the client's certificate and the authorities it trusts, if not the JDK's
 * @param overHttp whether the token may be sent where others on the way can read it
 */
public record Credentials(
    Optional<String> token, Optional<SSLSocketFactory> tls, boolean overHttp) {
  /** Proves nothing, trusts whom the JDK trusts. */
  public static final Credentials NONE = new Credentials(Optional.empty(), Optional.empty(), false);

  /** RFC 6750 §2.1: whatever else is in it would end the header, or begin another. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.\\d{1,3}){3}|localhost|\\[?::1]?");

  public Credentials {
    if (token.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
      throw new IllegalArgumentException(
          "the token has characters that no bearer token has: is there a line end or a blank in it?");
    }
  }

  /** Proves by a token, over https or to this machine. */
  public static Credentials token(String token) {
    return NONE.withToken(token);
  }

  /** The same with a token. */
  public Credentials withToken(String other) {
    return new Credentials(Optional.of(other), tls, overHttp);
  }

  /** The same, sending the token over http too: where a mesh encrypts, for example. */
  public Credentials overHttpToo() {
    return new Credentials(token, tls, true);
  }

  /**
   * The same, trusting only the authorities of a PEM file.
   *
   * @throws IllegalArgumentException if the file can't be used
   */
  public Credentials trusting(Path authorities) {
    return withTls(ClientTls.of(Optional.of(authorities), Optional.empty()));
  }

  /**
   * The same, showing a certificate.
   *
   * @param shown certificate and key
   * @param authorities PEM file of whom to trust, if not the JDK's
   * @throws IllegalArgumentException if a file can't be used
   */
  public Credentials showing(ClientCertificate shown, Optional<Path> authorities) {
    return withTls(ClientTls.of(authorities, Optional.of(shown)));
  }

  private Credentials withTls(SSLSocketFactory other) {
    return new Credentials(token, Optional.of(other), overHttp);
  }

  /**
   * A certificate with its chain, and its key in PKCS #8, not encrypted, in PEM files.
   *
   * @param certificate file of the chain, the client's own first
   * @param key file of the key, RSA or EC
   */
  public record ClientCertificate(Path certificate, Path key) {}

  /** Refuses to send a token where it could be read on the way. */
  void requireSafeAt(URI base) {
    boolean readable =
        "http".equals(base.getScheme())
            && !LOOPBACK.matcher(String.valueOf(base.getHost())).matches();
    if (token.isPresent() && readable && !overHttp) {
      throw new IllegalArgumentException(
          "a token for %s would be sent unencrypted: use https, or allow it (--token-over-http)"
              .formatted(base));
    }
  }

  void applyTo(HttpURLConnection connection) {
    if (connection instanceof HttpsURLConnection secure) {
      tls.ifPresent(secure::setSSLSocketFactory);
    }
    token.ifPresent(text -> {
      connection.setRequestProperty("Authorization", "Bearer " + text);
      // A redirect must not take the token elsewhere.
      connection.setInstanceFollowRedirects(false);
    });
  }

  @Override
  public String toString() {
    return "Credentials[token=%s, tls=%s]".formatted(token.map(_ -> "***"), tls.isPresent());
  }
}
