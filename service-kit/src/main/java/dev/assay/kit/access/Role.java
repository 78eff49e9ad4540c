package dev.assay.kit.access;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What somebody may do.
 *
 * <p>{@link #ADMIN} includes all; {@link #OPERATOR} and {@link #PUBLISHER} each include {@link
 * #READER} and not each other: who runs the services doesn't thereby decide about contracts.
 */
public enum Role {
  /** Asks, changes nothing. */
  READER,
  /** Publishes schemas, as a CI does it. */
  PUBLISHER,
  /** Switches modes, redrives dead letters, sees payloads. */
  OPERATOR,
  /** Everything, also what can't be undone. */
  ADMIN;

  /** Whether whoever has this role may do what the other may. */
  public boolean includes(Role other) {
    return this == other || this == ADMIN || other == READER;
  }

  /** Every role that may do what this one may, this one first. */
  public List<Role> sufficient() {
    return Arrays.stream(values()).filter(role -> role.includes(this)).toList();
  }

  /** The name in lower case, as configurations, tokens and answers have it. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a role by its name in lower case.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Role parse(String text) {
    return Arrays.stream(values())
        .filter(role -> role.text().equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "role '%s' is none of %s"
                    .formatted(
                        text,
                        Arrays.stream(values())
                            .map(Role::text)
                            .collect(Collectors.joining(", ")))));
  }
}
