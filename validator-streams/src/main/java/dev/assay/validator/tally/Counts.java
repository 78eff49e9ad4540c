package dev.assay.validator.tally;

import dev.assay.contracts.instances.InstanceReport.Events;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.LongAdder;

/** Counts of one line of the ledger, with how fast they have been growing. */
final class Counts {
  private static final long PACE_NANOS = 10_000_000_000L;
  private static final int MOST_SAMPLES = 100;

  private final long sinceNanos;
  private final LongAdder valid = new LongAdder();
  private final LongAdder marked = new LongAdder();
  private final LongAdder deadLettered = new LongAdder();
  private final LongAdder unchecked = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final Deque<Sample> samples = new ArrayDeque<>();

  Counts(long nowNanos) {
    this.sinceNanos = nowNanos;
    samples.add(new Sample(nowNanos, 0));
  }

  void add(Cell.Kind kind) {
    switch (kind) {
      case VALID -> valid.increment();
      case MARKED -> marked.increment();
      case DEAD_LETTERED -> deadLettered.increment();
      case UNCHECKED -> unchecked.increment();
      case SKIPPED -> skipped.increment();
    }
  }

  Events events() {
    return new Events(
        valid.sum(), marked.sum(), deadLettered.sum(), unchecked.sum(), skipped.sum());
  }

  long forMs(long nowNanos) {
    return (nowNanos - sinceNanos) / 1_000_000;
  }

  /** Events a second within the last ten. */
  synchronized double perSecond(long nowNanos) {
    long total = total();
    samples.add(new Sample(nowNanos, total));
    while (samples.size() > 2
        && (nowNanos - samples.getFirst().atNanos > PACE_NANOS || samples.size() > MOST_SAMPLES)) {
      samples.removeFirst();
    }
    Sample first = samples.getFirst();
    double seconds = (nowNanos - first.atNanos) / 1e9;
    return seconds <= 0 ? 0 : Math.round(10 * (total - first.total) / seconds) / 10.0;
  }

  /** Whether nothing was counted lately; known from the samples, so as often as it is asked. */
  synchronized boolean isIdle(long nowNanos, long forNanos) {
    return nowNanos - sinceNanos > forNanos && samples.getFirst().total == total();
  }

  private long total() {
    return valid.sum() + marked.sum() + deadLettered.sum() + unchecked.sum() + skipped.sum();
  }

  private record Sample(long atNanos, long total) {}
}
