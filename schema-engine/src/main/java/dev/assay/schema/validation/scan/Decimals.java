package dev.assay.schema.validation.scan;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * What is asked of a number, for numbers of few digits: {@code digits / 10^scale}.
 *
 * <p>Limits are worked out for every scale beforehand, so that a comparison is exact and of longs.
 */
// Never compared; a record because the JIT compiler takes its components for constants.
@SuppressWarnings("ArrayRecordComponent")
record Decimals(
    boolean integer,
    boolean fractionlessOnly,
    boolean limited,
    long[] least,
    long[] greatest,
    long[] divisors,
    int[] divisorScales,
    boolean chosen,
    long[] choices,
    int[] choiceScales) {
  /** The digits of which every number fits a long. */
  static final int MAX_DIGITS = 18;

  private static final long[] POWERS = new long[MAX_DIGITS + 1];

  static {
    POWERS[0] = 1;
    for (int i = 1; i <= MAX_DIGITS; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  static Decimals of(dev.assay.schema.validation.plan.NumberChecks checks) {
    long[] least = new long[MAX_DIGITS + 1];
    long[] greatest = new long[MAX_DIGITS + 1];
    for (int scale = 0; scale <= MAX_DIGITS; scale++) {
      int places = scale;
      least[scale] =
          checks.least().map(b -> limit(b, places, RoundingMode.CEILING, 1)).orElse(Long.MIN_VALUE);
      greatest[scale] =
          checks
              .greatest()
              .map(b -> limit(b, places, RoundingMode.FLOOR, -1))
              .orElse(Long.MAX_VALUE);
    }
    List<BigDecimal> divisors = checks.multiplesOf().stream().map(Decimals::stripped).toList();
    List<BigDecimal> choices =
        checks.choices().orElse(List.of()).stream().map(Decimals::stripped).toList();
    return new Decimals(
        checks.integer(),
        checks.fractionlessOnly(),
        checks.least().isPresent() || checks.greatest().isPresent(),
        least,
        greatest,
        divisors.stream().mapToLong(Decimals::digits).toArray(),
        divisors.stream().mapToInt(Decimals::scale).toArray(),
        checks.choices().isPresent(),
        choices.stream().mapToLong(Decimals::digits).toArray(),
        choices.stream().mapToInt(Decimals::scale).toArray());
  }

  /** Whether nothing is asked but that it is a number, or an integer. */
  boolean isLoose() {
    return !limited && divisors.length == 0 && !chosen;
  }

  /**
   * Judges {@code digits / 10^scale}.
   *
   * @param digits at most {@link #MAX_DIGITS} of them
   * @return 0 where it passes, or {@link Step#REFUSED} or {@link Step#UNSURE}
   */
  int judge(long digits, int scale) {
    if (scale < 0 && scale >= -MAX_DIGITS && Math.abs(digits) < POWERS[MAX_DIGITS + scale]) {
      return judge(digits * POWERS[-scale], 0);
    }
    if (scale != 0 && (scale < 0 || scale > MAX_DIGITS || (fractionlessOnly && integer))) {
      return Step.UNSURE;
    }
    if (integer && scale > 0 && digits % POWERS[scale] != 0) {
      return Step.REFUSED;
    }
    if (limited && (digits < least[scale] || digits > greatest[scale])) {
      return Step.REFUSED;
    }
    return divisors.length == 0 && !chosen ? 0 : judgeFurther(digits, scale);
  }

  private int judgeFurther(long digits, int scale) {
    for (int i = 0; i < divisors.length; i++) {
      int result = divides(divisors[i], divisorScales[i], digits, scale);
      if (result < 0) {
        return result;
      }
    }
    if (!chosen) {
      return 0;
    }
    for (int i = 0; i < choices.length; i++) {
      if (choiceScales[i] > MAX_DIGITS) {
        return Step.UNSURE;
      }
      if (equal(choices[i], choiceScales[i], digits, scale)) {
        return 0;
      }
    }
    return Step.REFUSED;
  }

  private static int divides(long divisor, int divisorScale, long digits, int scale) {
    int common = Math.max(scale, divisorScale);
    if (common > MAX_DIGITS) {
      return Step.UNSURE;
    }
    long up = POWERS[common - scale];
    long divisorUp = POWERS[common - divisorScale];
    if (Math.multiplyHigh(digits, up) != (digits * up) >> 63
        || Math.multiplyHigh(divisor, divisorUp) != (divisor * divisorUp) >> 63) {
      return Step.UNSURE;
    }
    return digits * up % (divisor * divisorUp) == 0 ? 0 : Step.REFUSED;
  }

  /** The choice has no zeros at its end, so it can't have more of a scale than an equal number. */
  private static boolean equal(long choice, int choiceScale, long digits, int scale) {
    if (choiceScale > scale) {
      return false;
    }
    long up = POWERS[scale - choiceScale];
    return digits % up == 0 && digits / up == choice;
  }

  private static long limit(
      dev.assay.schema.validation.plan.NumberChecks.Bound bound,
      int scale,
      RoundingMode towardsInside,
      int further) {
    BigDecimal scaled = bound.value().movePointRight(scale);
    BigInteger limit = scaled.setScale(0, towardsInside).toBigInteger();
    boolean itself = scaled.compareTo(new BigDecimal(limit)) == 0;
    if (bound.exclusive() && itself) {
      limit = limit.add(BigInteger.valueOf(further));
    }
    return limit
        .min(BigInteger.valueOf(Long.MAX_VALUE))
        .max(BigInteger.valueOf(Long.MIN_VALUE))
        .longValue();
  }

  private static BigDecimal stripped(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 && stripped.precision() - stripped.scale() <= MAX_DIGITS
        ? stripped.setScale(0)
        : stripped;
  }

  /** A scale that no number here has, where the value has too many digits. */
  private static int scale(BigDecimal value) {
    boolean few = value.precision() <= MAX_DIGITS && value.scale() >= 0;
    return few ? value.scale() : Integer.MAX_VALUE;
  }

  private static long digits(BigDecimal value) {
    return scale(value) == Integer.MAX_VALUE ? 1 : value.unscaledValue().longValueExact();
  }
}
