package dev.assay.kit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.kit.config.Key;
import dev.assay.kit.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What tokens are verified with: exactly one of three.
 *
 * @param jwksUrl where the issuer publishes its keys; https, or http on this machine
 * @param jwksCa whom to trust there, if not those that the JDK trusts
 * @param keyFile a public key in PEM, or a JWK set
 * @param secret shared with the issuer, at least 32 bytes
 * @param refresh how old keys from the URL get, and how often an unknown key may have them fetched
 */
public record JwtKeys(
    @Key(value = "jwks-url", describes = "Where the issuer publishes its keys (RS*, PS*, ES*)")
        Optional<URI> jwksUrl,
    @Key(value = "jwks-ca", describes = "PEM file with whom to trust there, if not the public CAs")
        Optional<Path> jwksCa,
    @Key(value = "key-file", describes = "Public key in PEM, or JWK set (RS*, PS*, ES*)")
        Optional<Path> keyFile,
    @Key(value = "secret", describes = "Secret shared with the issuer, at least 32 bytes (HS256)")
        Optional<Secret> secret,
    @Key("jwks") Refresh refresh) {
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.\\d{1,3}){3}|localhost|\\[::1]");
  private static final int MIN_SECRET_BYTES = 32;

  public JwtKeys {
    if (Stream.of(jwksUrl, keyFile, secret).filter(Optional::isPresent).count() != 1) {
      throw new IllegalArgumentException(
          "exactly one of jwks-url, key-file and secret must be given");
    }
    if (jwksUrl.filter(url -> !isSafe(url)).isPresent()) {
      throw new IllegalArgumentException(
          "jwks-url %s is not https: who sits between could hand out keys of their own"
              .formatted(jwksUrl.get()));
    }
    if (secret.filter(s -> s.reveal().getBytes(UTF_8).length < MIN_SECRET_BYTES).isPresent()) {
      throw new IllegalArgumentException(
          "secret has less than %d bytes, which HS256 asks for".formatted(MIN_SECRET_BYTES));
    }
  }

  private static boolean isSafe(URI url) {
    return "https".equals(url.getScheme())
        || ("http".equals(url.getScheme())
            && LOOPBACK.matcher(String.valueOf(url.getHost())).matches());
  }

  /**
   * When keys are fetched.
   *
   * @param lifetime from 1 s
   * @param minInterval between fetches, from 1 s and not above the lifetime
   */
  public record Refresh(
      @Key(
              value = "lifetime",
              defaultValue = "10m",
              describes = "Keys older than this are fetched again")
          Duration lifetime,
      @Key(
              value = "min-interval",
              defaultValue = "30s",
              describes = "Tokens with unknown keys have them fetched at most twice in this time")
          Duration minInterval) {
    /** The defaults. */
    static final Refresh DEFAULT = new Refresh(Duration.ofMinutes(10), Duration.ofSeconds(30));

    public Refresh {
      if (minInterval.toSeconds() < 1 || lifetime.compareTo(minInterval) < 0) {
        throw new IllegalArgumentException(
            "min-interval %s is not between 1s and lifetime %s".formatted(minInterval, lifetime));
      }
    }
  }
}
