package dev.assay.kit.access;

import dev.assay.kit.access.Identification.Known;
import dev.assay.kit.access.Identification.Nobody;
import dev.assay.kit.access.Identification.Rejected;
import dev.assay.kit.tls.WatchedFiles;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells who asks, from what they present. Safe for use by several threads. */
public final class Doorkeeper {
  private final AuthSettings settings;
  private final StaticTokens tokens;
  private final KnownTokens known;
  private final Optional<JwtVerifier> jwt;

  private Doorkeeper(AuthSettings settings, InstantSource clock, Optional<JwtVerifier> jwt) {
    this.settings = settings;
    this.tokens = new StaticTokens(settings.tokens());
    this.known = new KnownTokens(clock);
    this.jwt = jwt;
  }

  /**
   * Knows whom these settings know; reads their files now, and again when they change.
   *
   * @throws dev.assay.kit.tls.FileUnusable if one can't be used
   */
  public static Doorkeeper of(AuthSettings settings, WatchedFiles files, InstantSource clock) {
    Optional<JwtVerifier> jwt = settings.jwt().map(of -> JwtVerifier.of(of, files, clock));
    Doorkeeper doorkeeper = new Doorkeeper(settings, clock, jwt);
    settings
        .tokenFile()
        .ifPresent(
            file -> files.read(List.of(file), () -> doorkeeper.tokens.know(TokenFile.read(file))));
    settings
        .jwt()
        .flatMap(of -> of.keys().keyFile())
        .ifPresent(file -> files.read(List.of(file), doorkeeper.known::forget));
    return doorkeeper;
  }

  /** Whether nobody has to prove anything. */
  public boolean letsAnyoneIn() {
    return !settings.isConfigured();
  }

  /** What is asked for, once the configuration has said what probes ask for. */
  public Need needOf(Need declared) {
    return switch (declared) {
      case Need.AsProbesDo() -> letsAnyoneIn() ? Need.nothing() : settings.ofProbes();
      case Need.Nothing nothing -> nothing;
      case Need.AtLeast role -> role;
    };
  }

  /** Who asks, as far as it can be said without waiting; else nothing. */
  public Optional<Identification> atOnce(Presented presented) {
    if (letsAnyoneIn()) {
      return Optional.of(new Known(Principal.anyone()));
    }
    if (presented.token().isEmpty()) {
      return Optional.of(
          presented.certificate().map(this::holder).orElseGet(Identification.Nobody::new));
    }
    String token = presented.token().get();
    Optional<Principal> bearer = tokens.holder(token).or(() -> known.bearer(token));
    return bearer.isEmpty() && jwt.isPresent()
        ? Optional.empty()
        : Optional.of(bearer.<Identification>map(Known::new).orElseGet(Doorkeeper::unknown));
  }

  /** Who asks; may wait for an issuer's keys. */
  public Identification identify(Presented presented) {
    return atOnce(presented).orElseGet(() -> verified(presented.token().orElseThrow()));
  }

  private Identification verified(String token) {
    Identification found =
        jwt.map(verifier -> verifier.identify(token)).orElseGet(Doorkeeper::unknown);
    if (found instanceof Known(Principal bearer)) {
      known.remember(token, bearer);
    }
    return found;
  }

  private Identification holder(X509Certificate certificate) {
    return settings.certificates().stream()
        .filter(rule -> rule.match().accepts(certificate))
        .findFirst()
        .<Identification>map(rule -> new Known(rule.holder()))
        .orElseGet(Nobody::new);
  }

  private static Identification unknown() {
    return new Rejected("the token is not known here");
  }
}
