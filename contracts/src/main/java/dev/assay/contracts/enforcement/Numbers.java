package dev.assay.contracts.enforcement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;

/** Numbers as sentences have them. */
final class Numbers {
  private static final MathContext THREE_DIGITS = new MathContext(3);

  private Numbers() {}

  /** With up to three digits and no needless zeros: {@code 5}, {@code 0.25}, {@code 30.5}. */
  static String plain(double number) {
    return number == 0
        ? "0"
        : new BigDecimal(number).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
  }

  static String time(Duration time) {
    return time.toMillis() % 1_000 == 0
        ? time.toSeconds() + " s"
        : plain(time.toMillis() / 1_000.0) + " s";
  }
}
