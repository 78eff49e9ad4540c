package dev.assay.kit.access;

import dev.assay.kit.config.Key;

/**
 * Tokens that an issuer signs.
 *
 * @param keys what they are verified with
 * @param claims what they must say; an issuer with a public key signs for others too, so both it
 *     and the audience must be given
 */
public record JwtSettings(@Key("") JwtKeys keys, @Key("") JwtClaims claims) {
  public JwtSettings {
    if (keys.secret().isEmpty() && (claims.issuer().isEmpty() || claims.audience().isEmpty())) {
      throw new IllegalArgumentException(
          "issuer and audience must be given with jwks-url or key-file:"
              + " without them a token that was issued for another service would open this one");
    }
  }
}
