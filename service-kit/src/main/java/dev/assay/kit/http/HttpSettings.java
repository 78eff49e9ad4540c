package dev.assay.kit.http;

import dev.assay.kit.config.ByteSize;
import dev.assay.kit.config.Key;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * Where and how a service listens.
 *
 * @param host a loopback address: nobody has to prove who they are yet, so nobody else may ask
 * @param port 0 for any free port
 * @param maxBodySize below 2 GiB; a bigger request is answered with 413
 * @param idleTimeout at least a second; a connection without traffic for so long is closed
 */
public record HttpSettings(
    @Key(
            value = "host",
            defaultValue = "127.0.0.1",
            describes = "Loopback address to listen on; without authentication no other is allowed")
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
        Duration idleTimeout) {

  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|localhost|::1");

  public HttpSettings {
    if (!LOOPBACK.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "host '%s' is not a loopback address; without authentication services listen on 127.0.0.1 only"
              .formatted(host));
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

  /** The defaults on a port of 127.0.0.1, where 0 takes a free one. */
  public static HttpSettings onLoopback(int port) {
    return new HttpSettings("127.0.0.1", port, ByteSize.parse("4MiB"), Duration.ofMinutes(2));
  }
}
