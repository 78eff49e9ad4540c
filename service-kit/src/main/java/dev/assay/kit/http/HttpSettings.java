package dev.assay.kit.http;

import dev.assay.kit.config.ByteSize;
import dev.assay.kit.config.Key;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where and how a service listens.
 *
 * @param host a loopback address, unless callers have to prove who they are
 * @param port 0 for any free port
 * @param maxBodySize below 2 GiB; a bigger request is answered with 413
 * @param idleTimeout at least a second; a connection without traffic for so long is closed
 * @param protection who may ask, and how
 */
public record HttpSettings(
    @Key(
            value = "host",
            defaultValue = "127.0.0.1",
            describes = "Address to listen on; without authentication a loopback address only")
        String host,
    @Key(value = "port", defaultValue = "8080", describes = "Port to listen on; 0 takes a free one")
        int port,
    @Key(
            value = "max-body-size",
            defaultValue = "4MiB",
            describes = "Bigger requests are refused with 413")
        ByteSize maxBodySize,
    @Key(
            value = "idle-timeout",
            defaultValue = "2m",
            describes = "A connection without traffic for so long is closed")
        Duration idleTimeout,
    @Key("") Protection protection) {

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|localhost|::1");

  public HttpSettings {
    if (!isLoopback(host)) {
      requireProtected(host, protection);
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port %d is not within 0 to 65535".formatted(port));
    }
    if (maxBodySize.bytes() > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "max-body-size %s is not below 2GiB".formatted(maxBodySize));
    }
    if (idleTimeout.toSeconds() < 1) {
      throw new IllegalArgumentException(
          "idle-timeout %s is below one second".formatted(idleTimeout));
    }
  }

  private static void requireProtected(String host, Protection protection) {
    if (!protection.auth().isConfigured()) {
      throw new IllegalArgumentException(
          ("host '%s' is not a loopback address; without authentication services listen on 127.0.0.1"
                  + " only: set auth.jwt, auth.token-file or another way to prove who asks")
              .formatted(host));
    }
    if (protection.tls().isEmpty() && !protection.allowPlaintext()) {
      throw new IllegalArgumentException(
          ("host '%s' is not a loopback address, and without TLS tokens would be there for all to"
                  + " read: set tls.certificate and tls.key, or allow-plaintext=true where a proxy"
                  + " in front encrypts")
              .formatted(host));
    }
  }

  private static boolean isLoopback(String host) {
    return LOOPBACK.matcher(host).matches();
  }

  /** The defaults on a port of 127.0.0.1, where 0 takes a free one. */
  public static HttpSettings onLoopback(int port) {
    return new HttpSettings(
        "127.0.0.1", port, ByteSize.parse("4MiB"), Duration.ofMinutes(2), Protection.none());
  }

  /** The same with another protection. */
  public HttpSettings with(Protection other) {
    return new HttpSettings(host, port, maxBodySize, idleTimeout, other);
  }

  /** Whether other machines can ask and nothing here encrypts. */
  boolean isExposedInPlaintext() {
    return !isLoopback(host) && protection.tls().isEmpty();
  }
}
