package dev.assay.contracts.bindings;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What operators decided about a binding, with who, why and since when.
 *
 * @param name what it is called
 * @param rule what they want; empty where it is left to the validator's own configuration again
 * @param revision from 1, higher for every later decision about a binding, whatever its name
 * @param by who decided
 * @param reason why, may be empty
 * @param since when it was decided, to the millisecond
 */
public record BindingDecision(
    String name,
    Optional<BindingRule> rule,
    long revision,
    String by,
    String reason,
    Instant since) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,249}");

  /** The revision where nobody ever decided anything. */
  public static final long NEVER_DECIDED = 0;

  public BindingDecision {
    requireName(name);
    if (revision < 0) {
      throw new IllegalArgumentException("binding revision %d is negative".formatted(revision));
    }
    since = Instant.ofEpochMilli(since.toEpochMilli());
  }

  /**
   * Refuses what can't be the name of a binding.
   *
   * @throws IllegalArgumentException naming what may be in it
   */
  public static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "binding name '%s' is none: 1 to 249 letters, digits, '.', '_' or '-'".formatted(name));
    }
    return name;
  }
}
