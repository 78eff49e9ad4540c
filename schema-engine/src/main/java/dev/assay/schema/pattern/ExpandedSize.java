package dev.assay.schema.pattern;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How large a pattern is with its counted repetitions written out, which is how the engine compiles
 * them: nested ones multiply, and a few characters could take all memory.
 */
final class ExpandedSize {
  private static final long MAX = 10_000;
  private static final int MAX_COUNT_DIGITS = 4;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long group;
  private long last;

  void one() {
    last = 1;
    group++;
  }

  void open() {
    outer.push(group);
    group = 0;
  }

  void close() {
    last = group + 1;
    group = last + (outer.isEmpty() ? 0 : outer.pop());
  }

  /** Repeats what came last as {@code n}, {@code n,} or {@code n,m} says; false if too large. */
  boolean repeat(String counts) {
    long times = 1;
    for (String count : counts.split(",")) {
      times = count.length() > MAX_COUNT_DIGITS ? MAX : Math.max(times, Long.parseLong(count));
    }
    group += last * (times - 1);
    last *= times;
    return group <= MAX;
  }
}
