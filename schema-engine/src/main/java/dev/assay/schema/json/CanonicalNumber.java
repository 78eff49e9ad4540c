package dev.assay.schema.json;

import java.math.BigDecimal;

/**
 * Numbers in the layout of ECMAScript's {@code Number::toString}, from exact decimals.
 *
 * <p>Where a decimal is what a double prints as, the result is what ECMAScript prints.
 *
 * @see <a href="https://262.ecma-international.org/10.0/#sec-tostring-applied-to-the-number-type">
 *     ECMA-262, 7.1.12.1</a>
 */
final class CanonicalNumber {
  /** From this many digits before the point on, ECMAScript writes an exponent. */
  private static final int MAX_PLAIN_INTEGER_DIGITS = 21;

  /** Up to this many zeros after the point ECMAScript writes out. */
  private static final int MAX_LEADING_ZEROS = 6;

  private CanonicalNumber() {}

  static String text(BigDecimal exact) {
    if (exact.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = exact.stripTrailingZeros();
    String digits = stripped.unscaledValue().abs().toString();
    int pointAfter = digits.length() - stripped.scale();
    return (exact.signum() < 0 ? "-" : "") + layOut(digits, pointAfter);
  }

  /** Lays out 0.digits × 10^pointAfter. */
  private static String layOut(String digits, int pointAfter) {
    if (pointAfter > MAX_PLAIN_INTEGER_DIGITS || pointAfter <= -MAX_LEADING_ZEROS) {
      return scientific(digits, pointAfter - 1);
    }
    if (pointAfter <= 0) {
      return "0." + "0".repeat(-pointAfter) + digits;
    }
    return digits.length() <= pointAfter
        ? digits + "0".repeat(pointAfter - digits.length())
        : digits.substring(0, pointAfter) + "." + digits.substring(pointAfter);
  }

  private static String scientific(String digits, int exponent) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
  }
}
