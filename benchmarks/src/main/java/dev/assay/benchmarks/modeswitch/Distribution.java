package dev.assay.benchmarks.modeswitch;

import java.util.List;
import java.util.Locale;

/** What many measurements look like together. */
final class Distribution {
  private Distribution() {}

  /** A line with median, 99th percentile (nearest rank) and maximum, in milliseconds. */
  static String row(String what, List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "%-38s %5d ms %5d ms %5d ms",
        what,
        rank(sorted, 0.5),
        rank(sorted, 0.99),
        sorted.getLast());
  }

  private static long rank(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
