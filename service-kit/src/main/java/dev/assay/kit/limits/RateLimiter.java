package dev.assay.kit.limits;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * A token bucket for each key.
 *
 * <p>Bounded: beyond {@code tracked} keys the one that was not heard of for longest is forgotten,
 * which is to its favour. Safe for use by several threads.
 */
public final class RateLimiter {
  private final Rate rate;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets;

  /**
   * A limiter in which nobody has taken anything yet.
   *
   * @param tracked how many keys to remember, at least 1
   * @param nanos a clock that only goes forward, such as {@code System::nanoTime}
   */
  public RateLimiter(Rate rate, int tracked, LongSupplier nanos) {
    this.rate = rate;
    this.nanos = nanos;
    this.buckets = new Bounded<>(tracked);
  }

  /** Takes one permit; zero if there was one, else how long until there is. */
  public Duration take(Supplier<String> key) {
    return ask(key, 1);
  }

  /** Takes nothing; zero if there is a permit, else how long until there is. */
  public Duration look(Supplier<String> key) {
    return ask(key, 0);
  }

  /** Asks for the key only where there is a limit, since it may have to be found out. */
  private Duration ask(Supplier<String> whose, int permits) {
    if (!rate.isLimited()) {
      return Duration.ZERO;
    }
    String key = whose.get();
    long now = nanos.getAsLong();
    synchronized (buckets) {
      double there =
          Optional.ofNullable(buckets.get(key))
              .map(bucket -> filled(bucket, now))
              .orElse((double) rate.permits());
      if (there < 1) {
        return Duration.ofNanos((long) Math.ceil((1 - there) * rate.nanosEach()));
      }
      if (permits > 0) {
        buckets.put(key, new Bucket(there - permits, now));
      }
      return Duration.ZERO;
    }
  }

  /** How many keys are remembered. */
  int tracked() {
    synchronized (buckets) {
      return buckets.size();
    }
  }

  private double filled(Bucket bucket, long now) {
    double since = (now - bucket.atNanos()) / rate.nanosEach();
    return Math.min(rate.permits(), bucket.permits() + since);
  }

  private record Bucket(double permits, long atNanos) {}

  private static final class Bounded<V> extends LinkedHashMap<String, V> {
    private static final long serialVersionUID = 1L;

    private final int max;

    Bounded(int max) {
      super(16, 0.75f, true);
      this.max = max;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
      return size() > max;
    }
  }
}
