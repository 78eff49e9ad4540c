package dev.assay.benchmarks.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many durations of one kind. */
final class Times {
  private final List<Long> nanos = new ArrayList<>();

  synchronized void add(long elapsedNanos) {
    nanos.add(Math.max(0, elapsedNanos));
  }

  /** A line with median, 99th percentile (nearest rank) and maximum, in milliseconds. */
  synchronized String row(String what) {
    List<Long> sorted = nanos.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%-46s p50 %7.2f ms   p99 %7.2f ms   max %7.2f ms   (%d)",
        what,
        rank(sorted, 0.5),
        rank(sorted, 0.99),
        rank(sorted, 1),
        sorted.size());
  }

  private static double rank(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.ceil(share * sorted.size()) - 1) / 1e6;
  }
}
