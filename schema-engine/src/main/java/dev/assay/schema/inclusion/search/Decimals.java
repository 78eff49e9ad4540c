package dev.assay.schema.inclusion.search;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Exact arithmetic that declines what would take for ever. */
final class Decimals {
  private static final int MAX_DIGITS = 800;

  private Decimals() {}

  /** Whether a number can be calculated with. */
  static boolean isHandy(BigDecimal value) {
    return value.precision() <= MAX_DIGITS && Math.abs((long) value.scale()) <= MAX_DIGITS;
  }

  /** Whether a number is an integer times another; empty where that can't be told. */
  static Optional<Boolean> isMultiple(BigDecimal value, BigDecimal of) {
    return isHandy(value) && isHandy(of)
        ? Optional.of(value.remainder(of).signum() == 0)
        : Optional.empty();
  }

  /** The smallest positive number that is a multiple of both. */
  static BigDecimal leastCommonMultiple(BigDecimal one, BigDecimal other) {
    int scale = Math.max(0, Math.max(one.scale(), other.scale()));
    BigInteger a = one.setScale(scale).unscaledValue();
    BigInteger b = other.setScale(scale).unscaledValue();
    return new BigDecimal(a.divide(a.gcd(b)).multiply(b), scale);
  }
}
