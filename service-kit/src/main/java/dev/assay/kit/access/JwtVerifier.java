package dev.assay.kit.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import dev.assay.kit.access.Identification.Known;
import dev.assay.kit.access.Identification.Rejected;
import dev.assay.kit.access.Identification.Unavailable;
import dev.assay.kit.tls.WatchedFiles;
import java.text.ParseException;
import java.time.InstantSource;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Verifies signed tokens (RFC 7519, with the advice of RFC 8725).
 *
 * <p>Only algorithms of the one kind that the configured key is for are let in, so that neither
 * {@code none} nor a public key taken for a secret proves anything.
 */
final class JwtVerifier {
  private static final Logger LOG = LoggerFactory.getLogger(JwtVerifier.class);

  private final DefaultJWTProcessor<SecurityContext> processor;
  private final JwtBearer bearer;

  private JwtVerifier(DefaultJWTProcessor<SecurityContext> processor, JwtBearer bearer) {
    this.processor = processor;
    this.bearer = bearer;
  }

  static JwtVerifier of(JwtSettings settings, WatchedFiles files, InstantSource clock) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(JwtKeySelection.of(settings.keys(), files));
    processor.setJWTClaimsSetVerifier(claims(settings.claims(), clock));
    return new JwtVerifier(processor, new JwtBearer(settings.claims()));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claims(
      JwtClaims claims, InstantSource clock) {
    JWTClaimsSet.Builder exact = new JWTClaimsSet.Builder();
    claims.issuer().ifPresent(exact::issuer);
    Optional<Set<String>> audience =
        Optional.of(Set.copyOf(claims.audience())).filter(some -> !some.isEmpty());
    var verifier = new ClockedClaims(audience, exact.build(), clock);
    verifier.setMaxClockSkew(Math.toIntExact(claims.leeway().toSeconds()));
    return verifier;
  }

  /** May wait for keys. */
  Identification identify(String token) {
    try {
      return bearer
          .of(processor.process(token, null))
          .<Identification>map(Known::new)
          .orElseGet(() -> new Rejected("the token names nobody in the claim that should"));
    } catch (RateLimitReachedException tooOften) {
      return new Rejected("the token's key is unknown");
    } catch (KeySourceException away) {
      LOG.atWarn().addKeyValue("reason", away.getMessage()).log("can't fetch the issuer's keys");
      return new Unavailable("the issuer's keys can't be fetched");
    } catch (BadJWTException claims) {
      return new Rejected("the token's claims: " + claims.getMessage());
    } catch (ParseException noJwt) {
      return new Rejected("the token is neither known here nor a JWT");
    } catch (BadJOSEException | JOSEException unproved) {
      return new Rejected("the token's signature proves nothing here");
    }
  }

  private static final class ClockedClaims extends DefaultJWTClaimsVerifier<SecurityContext> {
    private final InstantSource clock;

    @SuppressWarnings("NullAway") // no audience is given as null
    ClockedClaims(Optional<Set<String>> audience, JWTClaimsSet exact, InstantSource clock) {
      super(audience.orElse(null), exact, new HashSet<>(Set.of("exp")), null);
      this.clock = clock;
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
