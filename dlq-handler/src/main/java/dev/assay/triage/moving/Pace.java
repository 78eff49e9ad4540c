package dev.assay.triage.moving;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets through so many events a second, and measures how many go; used by one thread, its reading
 * by any.
 *
 * <p>A bucket that holds a tenth of a second, so that time lost is not made up for by a burst.
 */
final class Pace {
  private static final double BUCKET_SECONDS = 0.1;
  private static final double WEIGHT = 0.3;
  private static final long MEASURED_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final Optional<Double> perSecond;
  private double tokens;
  private long filledAt;
  private long measuredFrom;
  private long measured;
  private volatile double lately;

  Pace(Optional<Double> perSecond, long nowNanos) {
    this.perSecond = perSecond;
    this.filledAt = nowNanos;
    this.measuredFrom = nowNanos;
    this.tokens = 1;
  }

  /** How many may go now. */
  int allowance(long nowNanos, int most) {
    if (perSecond.isEmpty()) {
      return most;
    }
    double rate = perSecond.get();
    double most1 = Math.max(1, rate * BUCKET_SECONDS);
    tokens = Math.min(most1, tokens + rate * seconds(nowNanos - filledAt));
    filledAt = nowNanos;
    return (int) Math.min(tokens, most);
  }

  /** How long to wait until another one may go. */
  long waitMs() {
    double rate = perSecond.orElse(1_000.0);
    double missing = Math.max(0, Math.max(1, Math.min(rate * BUCKET_SECONDS, 50)) - tokens);
    return Math.clamp((long) Math.ceil(1_000 * missing / rate), 1L, 1_000L);
  }

  /** So many have gone. */
  void gone(int events, long nowNanos) {
    tokens -= perSecond.isPresent() ? events : 0;
    measured += events;
    long span = nowNanos - measuredFrom;
    if (span >= MEASURED_NANOS) {
      double now = measured / seconds(span);
      lately = lately == 0 ? now : WEIGHT * now + (1 - WEIGHT) * lately;
      measured = 0;
      measuredFrom = nowNanos;
    }
  }

  /** How many a second have gone lately; 0 where nobody knows yet. */
  double lately() {
    return lately;
  }

  private static double seconds(long nanos) {
    return (double) nanos / TimeUnit.SECONDS.toNanos(1);
  }
}
