package dev.assay.triage.redrive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Offsets as ranges, ascending and apart, found by bisection; immutable. */
final class OffsetRanges {
  static final OffsetRanges NONE = new OffsetRanges(new long[0], new long[0]);

  private final long[] starts;
  private final long[] ends;

  private OffsetRanges(long[] starts, long[] ends) {
    this.starts = starts;
    this.ends = ends;
  }

  /**
   * One stretch of offsets.
   *
   * @param fromInclusive its first
   * @param toExclusive the one after its last
   */
  record Range(long fromInclusive, long toExclusive) {}

  /** These ranges, in whatever order, overlapping or not. */
  static OffsetRanges of(List<Range> ranges) {
    List<Range> merged = new ArrayList<>();
    ranges.stream()
        .sorted(Comparator.comparingLong(Range::fromInclusive))
        .forEach(range -> {
          if (!merged.isEmpty() && merged.getLast().toExclusive() >= range.fromInclusive()) {
            Range last = merged.removeLast();
            merged.add(
                new Range(last.fromInclusive(), Math.max(last.toExclusive(), range.toExclusive())));
          } else {
            merged.add(range);
          }
        });
    return new OffsetRanges(
        merged.stream().mapToLong(Range::fromInclusive).toArray(),
        merged.stream().mapToLong(Range::toExclusive).toArray());
  }

  boolean contains(long offset) {
    int found = Arrays.binarySearch(starts, offset);
    int candidate = found >= 0 ? found : -found - 2;
    return candidate >= 0 && offset < ends[candidate];
  }

  int size() {
    return starts.length;
  }
}
