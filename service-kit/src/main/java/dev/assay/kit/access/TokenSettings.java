package dev.assay.kit.access;

import dev.assay.kit.config.Key;
import dev.assay.kit.config.Secret;
import java.util.List;
import java.util.Optional;

/**
 * A token that is known here, and who has it.
 *
 * @param principal who has it
 * @param roles at least one
 * @param token itself, at least 20 characters
 * @param sha256 instead of the token
 */
public record TokenSettings(
    @Key(value = "principal", describes = "Name of who has the token, as the audit shows it")
        String principal,
    @Key(value = "roles", describes = "What they may do") List<Role> roles,
    @Key(value = "token", describes = "The token itself, at least 20 characters")
        Optional<Secret> token,
    @Key(value = "sha256", describes = "SHA-256 of the token, in place of the token")
        Optional<TokenHash> sha256) {
  private static final int MIN_LENGTH = 20;

  public TokenSettings {
    roles = List.copyOf(roles);
    // Refuses a name that no principal can have.
    var _ = Principal.of(principal, roles, Principal.Proof.TOKEN);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles of '%s' are missing".formatted(principal));
    }
    if (token.isPresent() == sha256.isPresent()) {
      throw new IllegalArgumentException("either token or sha256 must be given, and not both");
    }
    if (token.map(Secret::reveal).filter(text -> text.length() < MIN_LENGTH).isPresent()) {
      throw new IllegalArgumentException(
          "the token of '%s' has less than %d characters; take the output of: openssl rand -hex 32"
              .formatted(principal, MIN_LENGTH));
    }
  }

  TokenHash hash() {
    return sha256.orElseGet(() -> TokenHash.of(token.orElseThrow().reveal()));
  }

  Principal holder() {
    return Principal.of(principal, roles, Principal.Proof.TOKEN);
  }
}
