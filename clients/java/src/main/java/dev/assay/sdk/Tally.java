package dev.assay.sdk;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a client does, and tells its observer. */
final class Tally {
  private final ClientObserver observer;
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder stale = new LongAdder();
  private final LongAdder fromDisk = new LongAdder();
  private final Map<ErrorType, LongAdder> errors = new EnumMap<>(ErrorType.class);
  private volatile boolean healthy = true;

  Tally(ClientObserver observer) {
    this.observer = observer;
    for (ErrorType type : ErrorType.values()) {
      errors.put(type, new LongAdder());
    }
  }

  void hit(Wanted wanted) {
    hits.increment();
    observer.hit(wanted.label());
  }

  void miss(Wanted wanted) {
    misses.increment();
    observer.miss(wanted.label());
  }

  void stale() {
    stale.increment();
  }

  void fromDisk() {
    fromDisk.increment();
  }

  void answered(int cached) {
    healthy = true;
    observer.state(cached, true);
  }

  void failed(Wanted wanted, ErrorType type, int cached) {
    // That there is no such schema is an answer.
    healthy = type == ErrorType.NOT_FOUND;
    errors.computeIfAbsent(type, _ -> new LongAdder()).increment();
    observer.failed(wanted.label(), type);
    observer.state(cached, healthy);
  }

  void judged(String schema, String outcome) {
    observer.judged(schema, outcome);
  }

  ClientStats stats(int cached) {
    Map<ErrorType, Long> counts = new EnumMap<>(ErrorType.class);
    errors.forEach((type, count) -> counts.put(type, count.sum()));
    return new ClientStats(
        hits.sum(), misses.sum(), stale.sum(), fromDisk.sum(), counts, cached, healthy);
  }
}
