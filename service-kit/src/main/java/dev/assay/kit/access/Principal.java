package dev.assay.kit.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody who asks.
 *
 * @param name goes into facts and the audit as it is
 * @param roles sorted, each once; none where somebody is known and may nothing
 * @param proof how the name was proved
 * @param until when the proof ends, where it does
 */
public record Principal(String name, List<Role> roles, Proof proof, Optional<Instant> until) {
  /** The longest name that is let in. */
  public static final int MAX_NAME = 200;

  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");
  private static final String NOBODY = "anonymous";

  /** How a name was proved. */
  public enum Proof {
    /** Not at all: nobody has to. */
    NONE,
    /** By a token that is known here. */
    TOKEN,
    /** By a token that an issuer signed. */
    JWT,
    /** By a certificate and its private key. */
    CERTIFICATE
  }

  public Principal {
    if (name.isBlank() || name.length() > MAX_NAME || UNPRINTABLE.matcher(name).find()) {
      throw new IllegalArgumentException(
          "a principal's name has 1 to %d printable characters".formatted(MAX_NAME));
    }
    roles = roles.stream().distinct().sorted().toList();
  }

  /** A principal whose proof doesn't end by itself. */
  public static Principal of(String name, List<Role> roles, Proof proof) {
    return new Principal(name, roles, proof, Optional.empty());
  }

  /** Whoever asks where nobody has to prove anything: may everything. */
  public static Principal anyone() {
    return of(NOBODY, List.of(Role.ADMIN), Proof.NONE);
  }

  /** Whoever asks for what is open to all: may nothing else. */
  public static Principal stranger() {
    return of(NOBODY, List.of(), Proof.NONE);
  }

  /** Whether one of the roles includes the one asked for. */
  public boolean may(Role asked) {
    return roles.stream().anyMatch(role -> role.includes(asked));
  }

  /** Whether the name was proved. */
  public boolean isProved() {
    return proof != Proof.NONE;
  }
}
