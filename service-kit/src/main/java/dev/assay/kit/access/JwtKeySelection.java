package dev.assay.kit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import dev.assay.kit.tls.FileUnusable;
import dev.assay.kit.tls.Pem;
import dev.assay.kit.tls.WatchedFiles;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Chooses the keys that may have signed a token, by where keys come from. */
final class JwtKeySelection {
  private static final int CONNECT_MS = 3_000;
  private static final int READ_MS = 3_000;
  private static final int MAX_JWKS_BYTES = 1 << 20;

  /** How long an issuer may be away before its last known keys are no longer trusted. */
  private static final long OUTAGE_MS = 4 * 60 * 60 * 1_000L;

  private static final long REFETCH_WAIT_MS = 10_000;

  private static final Set<JWSAlgorithm> RSA =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512);
  private static final Set<JWSAlgorithm> EC =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.ES512);
  private static final Set<JWSAlgorithm> PUBLIC_KEY =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.RS384,
          JWSAlgorithm.RS512,
          JWSAlgorithm.PS256,
          JWSAlgorithm.PS384,
          JWSAlgorithm.PS512,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private JwtKeySelection() {}

  static JWSKeySelector<SecurityContext> of(JwtKeys keys, WatchedFiles files) {
    if (keys.secret().isPresent()) {
      byte[] bytes = keys.secret().get().reveal().getBytes(UTF_8);
      return only(Set.of(JWSAlgorithm.HS256), new SecretKeySpec(bytes, "HmacSHA256"));
    }
    return keys.keyFile()
        .map(file -> watched(file, files))
        .orElseGet(() -> new JWSVerificationKeySelector<>(PUBLIC_KEY, published(keys)));
  }

  /** Refetches for a key that is not known, twice in the interval at most. */
  private static JWKSource<SecurityContext> published(JwtKeys keys) {
    try {
      return JWKSourceBuilder.<SecurityContext>create(
              keys.jwksUrl().orElseThrow().toURL(),
              new DefaultResourceRetriever(
                  CONNECT_MS, READ_MS, MAX_JWKS_BYTES, true, trusting(keys.jwksCa())))
          .cache(keys.refresh().lifetime().toMillis(), REFETCH_WAIT_MS)
          .refreshAheadCache(false)
          .rateLimited(keys.refresh().minInterval().toMillis())
          .outageTolerant(OUTAGE_MS)
          .build();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static @Nullable SSLSocketFactory trusting(Optional<Path> authority) {
    if (authority.isEmpty()) {
      return null;
    }
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, Pem.trust(authority.get()).getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException e) {
      throw new FileUnusable(authority.get(), String.valueOf(e.getMessage()), e);
    }
  }

  private static JWSKeySelector<SecurityContext> watched(Path file, WatchedFiles files) {
    AtomicReference<Optional<JWSKeySelector<SecurityContext>>> newest =
        new AtomicReference<>(Optional.empty());
    files.read(List.of(file), () -> newest.set(Optional.of(read(file))));
    return new JWSKeySelector<>() {
      @Override
      public List<? extends Key> selectJWSKeys(JWSHeader header, SecurityContext context)
          throws KeySourceException {
        return newest.get().orElseThrow().selectJWSKeys(header, context);
      }
    };
  }

  private static JWSKeySelector<SecurityContext> read(Path file) {
    String text = Pem.text(file);
    if (text.stripLeading().startsWith("{")) {
      try {
        return new JWSVerificationKeySelector<>(
            PUBLIC_KEY, new ImmutableJWKSet<>(JWKSet.parse(text)));
      } catch (ParseException malformed) {
        throw new FileUnusable(file, "it is no JWK set", malformed);
      }
    }
    PublicKey key = Pem.publicKey(file);
    return only(key instanceof RSAPublicKey ? RSA : EC, key);
  }

  /** One key, whatever id a token gives it. */
  private static JWSKeySelector<SecurityContext> only(Set<JWSAlgorithm> algorithms, Key key) {
    return (header, context) ->
        algorithms.contains(header.getAlgorithm()) ? List.of(key) : List.of();
  }
}
