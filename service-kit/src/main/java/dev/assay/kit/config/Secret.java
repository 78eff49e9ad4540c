package dev.assay.kit.config;

/**
 * A value that must not be printed.
 *
 * @param reveal the value itself; whoever calls it answers for where it goes
 */
public record Secret(String reveal) {
  static final String REDACTED = "***";

  public Secret {
    if (reveal.isBlank()) {
      throw new IllegalArgumentException("a secret that is not blank");
    }
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
