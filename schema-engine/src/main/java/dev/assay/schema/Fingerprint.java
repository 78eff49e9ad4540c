package dev.assay.schema;

import java.util.regex.Pattern;

/**
 * SHA-256 of the canonical JSON (RFC 8785) of a schema text: equal for texts that differ only in
 * key order, white space or the spelling of numbers and escapes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Fingerprint(String hex) implements Comparable<Fingerprint> {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public Fingerprint {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "fingerprint '%s' is not 64 lower-case hexadecimal digits".formatted(hex));
    }
  }

  @Override
  public int compareTo(Fingerprint other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
