package dev.assay.kit.access;

import dev.assay.kit.config.Key;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How callers prove who they are. Where nothing of it is given nobody has to.
 *
 * @param jwt tokens that an issuer signs
 * @param tokens tokens that are known here
 * @param tokenFile more of them, read again when it changes
 * @param certificates what clients' certificates mean
 * @param probes who may ask for /health and /metrics
 */
public record AuthSettings(
    @Key("jwt") Optional<JwtSettings> jwt,
    @Key("tokens") List<TokenSettings> tokens,
    @Key(
            value = "token-file",
            describes = "More tokens, one a line: NAME ROLE[,ROLE] TOKEN, or sha256:HEX for TOKEN")
        Optional<Path> tokenFile,
    @Key("certificates") List<CertificateSettings> certificates,
    @Key(
            value = "probes",
            defaultValue = "open",
            describes = "Who may ask for /health and /metrics: whoever reaches them, or readers")
        Probes probes) {

  /** Who may ask for probes. */
  public enum Probes {
    /** Whoever reaches them. */
    OPEN,
    /** Those with the role of a reader. */
    READER
  }

  public AuthSettings {
    tokens = List.copyOf(tokens);
    certificates = List.copyOf(certificates);
    // Refuses a token that two have.
    var _ = new StaticTokens(tokens);
  }

  /** Nobody has to prove anything. */
  public static AuthSettings none() {
    return new AuthSettings(Optional.empty(), List.of(), Optional.empty(), List.of(), Probes.OPEN);
  }

  /** Whether anybody has to prove anything. */
  public boolean isConfigured() {
    return jwt.isPresent() || !tokens.isEmpty() || tokenFile.isPresent() || !certificates.isEmpty();
  }

  /** What a probe asks for. */
  Need ofProbes() {
    return switch (probes) {
      case OPEN -> Need.nothing();
      case READER -> Need.atLeast(Role.READER);
    };
  }
}
