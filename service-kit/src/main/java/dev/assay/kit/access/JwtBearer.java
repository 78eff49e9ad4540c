package dev.assay.kit.access;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads who bears a token, and what they may, from its claims. */
record JwtBearer(JwtClaims settings) {

  /** The bearer; nothing where the claims name nobody. */
  Optional<Principal> of(JWTClaimsSet claims) {
    Optional<Instant> until =
        Optional.ofNullable(claims.getExpirationTime())
            .map(date -> date.toInstant().plus(settings.leeway()));
    try {
      return at(claims.getClaims(), settings.principal())
          .filter(String.class::isInstance)
          .map(name -> new Principal((String) name, roles(claims), Principal.Proof.JWT, until));
    } catch (IllegalArgumentException unusableName) {
      return Optional.empty();
    }
  }

  private List<Role> roles(JWTClaimsSet claims) {
    return at(claims.getClaims(), settings.roles()).stream()
        .flatMap(JwtBearer::values)
        .flatMap(this::role)
        .toList();
  }

  private Stream<Role> role(String value) {
    return settings.roleMap().isEmpty()
        ? Arrays.stream(Role.values()).filter(role -> role.text().equals(value))
        : settings.roleMap().stream()
            .filter(mapped -> mapped.value().equals(value))
            .map(ClaimedRole::role);
  }

  private static Stream<String> values(Object claim) {
    return switch (claim) {
      case String text -> Arrays.stream(text.split(" ", -1));
      case Collection<?> many ->
          many.stream().filter(String.class::isInstance).map(String.class::cast);
      default -> Stream.empty();
    };
  }

  /** By the whole name first: claims may have dots in theirs, as those that are URLs do. */
  private static Optional<Object> at(Map<?, ?> claims, String path) {
    Optional<Object> whole = Optional.ofNullable(claims.get(path));
    int dot = path.indexOf('.');
    if (whole.isPresent() || dot < 0) {
      return whole;
    }
    return Optional.<Object>ofNullable(claims.get(path.substring(0, dot)))
        .filter(Map.class::isInstance)
        .flatMap(inner -> at((Map<?, ?>) inner, path.substring(dot + 1)));
  }
}
