package dev.assay.kit.access;

/**
 * What a value in a token's claim makes of its bearer: {@code registry-ci=publisher}.
 *
 * @param value as the issuer writes it
 * @param role what it means here
 */
public record ClaimedRole(String value, Role role) {

  /**
   * Reads {@code VALUE=ROLE}, where the value may have a '=' itself.
   *
   * @throws IllegalArgumentException if it has another shape
   */
  public static ClaimedRole parse(String text) {
    int at = text.lastIndexOf('=');
    if (at < 1) {
      throw new IllegalArgumentException("'%s' is not VALUE=ROLE".formatted(text));
    }
    return new ClaimedRole(
        text.substring(0, at).strip(), Role.parse(text.substring(at + 1).strip()));
  }
}
