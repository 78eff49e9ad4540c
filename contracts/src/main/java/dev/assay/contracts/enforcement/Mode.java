package dev.assay.contracts.enforcement;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What happens to an event that breaks its schema. */
public enum Mode {
  /** Every event passes unlooked at. */
  OFF("off"),
  /** Every event passes; an invalid one is marked and counted. */
  LOG_ONLY("log-only"),
  /** Enforced for a stable share of the keys, log-only for the rest. */
  CANARY("canary"),
  /** An invalid event goes to the dead-letter topic. */
  ENFORCE("enforce");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  /** The mode's name on the wire and in the CLI, such as {@code log-only}. */
  public String text() {
    return text;
  }

  /** Whether an event may be refused for what its verdict says. */
  public boolean isEnforcing() {
    return switch (this) {
      case OFF, LOG_ONLY -> false;
      case CANARY, ENFORCE -> true;
    };
  }

  /**
   * Reads a mode's name.
   *
   * @throws IllegalArgumentException if there is no such mode, listing those there are
   */
  public static Mode parse(String text) {
    return Arrays.stream(values())
        .filter(mode -> mode.text.equals(text))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "mode '%s' is none of %s"
                    .formatted(
                        text,
                        Arrays.stream(values())
                            .map(Mode::text)
                            .collect(Collectors.joining(", ")))));
  }

  @Override
  public String toString() {
    return text;
  }
}
