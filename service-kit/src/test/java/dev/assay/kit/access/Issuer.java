package dev.assay.kit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** An issuer of tokens, which publishes its keys on a port of this machine. */
public final class Issuer implements AutoCloseable {
  /** What it calls itself. */
  public static final String NAME = "https://issuer.test";

  /** For whom its tokens are. */
  public static final String AUDIENCE = "assay";

  private final AtomicReference<List<JWK>> published = new AtomicReference<>(List.of());
  private final AtomicInteger fetches = new AtomicInteger();
  private final AtomicInteger status = new AtomicInteger(200);
  private final String scheme;
  private final HttpServer server;

  /** An issuer that has published nothing yet. */
  public Issuer() {
    this("http", Issuer::plain);
  }

  /** An issuer over TLS. */
  Issuer(SSLContext identity) {
    this("https", () -> encrypted(identity));
  }

  private Issuer(String scheme, Supplier<HttpServer> serving) {
    this.scheme = scheme;
    this.server = serving.get();
    server.createContext(
        "/keys",
        exchange -> {
          fetches.incrementAndGet();
          byte[] body = new JWKSet(published.get()).toString(true).getBytes(UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(status.get(), body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  private static HttpServer plain() {
    try {
      return HttpServer.create(anyPort(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpServer encrypted(SSLContext identity) {
    try {
      HttpsServer server = HttpsServer.create(anyPort(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(identity));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** Where its keys are. */
  public URI keys() {
    return URI.create("%s://127.0.0.1:%d/keys".formatted(scheme, server.getAddress().getPort()));
  }

  /** Publishes these keys and no others. */
  public void publish(JWK... keys) {
    published.set(List.of(keys));
  }

  void answerWith(int code) {
    status.set(code);
  }

  int fetches() {
    return fetches.get();
  }

  /** A new key for RS256. */
  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey ec(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Claims that are right in all respects, for whoever with these roles. */
  public static JWTClaimsSet.Builder claims(String subject, Instant until, String... roles) {
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject(subject)
        .expirationTime(Date.from(until))
        .claim("roles", List.of(roles));
  }

  /** A token with these claims, signed with RS256 or ES256. */
  public static String signed(JWK key, JWTClaimsSet.Builder claims) {
    try {
      boolean rsa = key instanceof RSAKey;
      JWSAlgorithm algorithm = rsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims.build());
      token.sign(rsa ? new RSASSASigner(key.toRSAKey()) : new ECDSASigner(key.toECKey()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
