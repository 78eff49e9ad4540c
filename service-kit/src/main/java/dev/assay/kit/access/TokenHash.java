package dev.assay.kit.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a token.
 *
 * <p>Without salt or rounds, which guard passwords that people choose: tokens are long and random.
 *
 * @param hex 64 digits in lower case
 */
public record TokenHash(String hex) {
  private static final String PREFIX = "sha256:";
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public TokenHash {
    if (!SHAPE.matcher(hex).matches()) {
      throw new IllegalArgumentException("a SHA-256 has 64 hexadecimal digits");
    }
  }

  /** The hash of a token. */
  public static TokenHash of(String token) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
      return new TokenHash(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads 64 hexadecimal digits, after {@code sha256:} or without it.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static TokenHash parse(String text) {
    String digits = text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text;
    return new TokenHash(digits.toLowerCase(Locale.ROOT));
  }

  /** Its 32 bytes. */
  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }
}
