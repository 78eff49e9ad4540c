package dev.assay.kit.access;

import dev.assay.kit.config.Key;
import java.util.List;
import java.util.Optional;

/**
 * What a client's certificate makes of its holder.
 *
 * @param match which certificates
 * @param principal the holder's name, if not the text that matched
 * @param roles at least one
 */
public record CertificateSettings(
    @Key(
            value = "match",
            describes =
                "Which certificates: subject:DN, cn:NAME, dns:NAME, uri:URI or email:ADDRESS, in full")
        CertificateMatch match,
    @Key(value = "principal", describes = "Name of the holder; without it what was matched")
        Optional<String> principal,
    @Key(value = "roles", describes = "What they may do") List<Role> roles) {

  public CertificateSettings {
    roles = List.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("roles of '%s' are missing".formatted(match));
    }
    // Refuses a name that no principal can have.
    var _ = holder(match, principal, roles);
  }

  Principal holder() {
    return holder(match, principal, roles);
  }

  private static Principal holder(
      CertificateMatch match, Optional<String> principal, List<Role> roles) {
    return Principal.of(principal.orElse(match.value()), roles, Principal.Proof.CERTIFICATE);
  }
}
