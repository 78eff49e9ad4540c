package dev.assay.kit.access;

import dev.assay.kit.config.Key;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a token must say, and where it says who bears it.
 *
 * @param issuer what {@code iss} must be
 * @param audience of which {@code aud} must name one
 * @param leeway how far clocks may be apart, up to 5 minutes
 * @param principal the claim that names the bearer
 * @param roles the claim that holds roles: a list, or a text with spaces between
 * @param roleMap what the values in that claim mean; where it is empty, they are our roles' names
 */
public record JwtClaims(
    @Key(value = "issuer", describes = "What iss must be") Optional<String> issuer,
    @Key(value = "audience", defaultValue = "", describes = "aud must name one of these")
        List<String> audience,
    @Key(value = "leeway", defaultValue = "30s", describes = "How far clocks may be apart")
        Duration leeway,
    @Key(
            value = "principal-claim",
            defaultValue = "sub",
            describes = "Claim that names who bears the token")
        String principal,
    @Key(
            value = "roles-claim",
            defaultValue = "roles",
            describes =
                "Claim with a list of roles, or a text with spaces between; dots lead into objects")
        String roles,
    @Key(
            value = "role-map",
            defaultValue = "",
            describes =
                "What values of that claim mean, as VALUE=ROLE; without it they are our roles' names")
        List<ClaimedRole> roleMap) {
  private static final Duration MAX_LEEWAY = Duration.ofMinutes(5);

  public JwtClaims {
    audience = List.copyOf(audience);
    roleMap = List.copyOf(roleMap);
    if (leeway.isNegative() || leeway.compareTo(MAX_LEEWAY) > 0) {
      throw new IllegalArgumentException("leeway %s is not within 0s to 5m".formatted(leeway));
    }
  }
}
