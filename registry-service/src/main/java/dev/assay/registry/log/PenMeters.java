package dev.assay.registry.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** What is counted and timed about writing. */
final class PenMeters {
  private final Counter lost;
  private final Counter failures;
  private final Timer takes;
  private final Timer commits;
  private final Timer writes;
  private final DistributionSummary batch;

  PenMeters(MeterRegistry registry) {
    lost = registry.counter("assay_registry_pen_lost");
    failures = registry.counter("assay_registry_commit_failures");
    takes = timer("assay_registry_pen_take", "Taking the pen, log caught up", registry);
    commits = timer("assay_registry_commit", "A transaction, until applied here", registry);
    writes = timer("assay_registry_write", "A write, waiting included", registry);
    batch = DistributionSummary.builder("assay_registry_commit_batch").register(registry);
  }

  private static Timer timer(String name, String describes, MeterRegistry registry) {
    return Timer.builder(name)
        .description(describes)
        .publishPercentiles(0.5, 0.99)
        .register(registry);
  }

  void taken(long sinceNanos) {
    takes.record(Duration.ofNanos(System.nanoTime() - sinceNanos));
  }

  void committed(long sinceNanos, int commands) {
    commits.record(Duration.ofNanos(System.nanoTime() - sinceNanos));
    batch.record(commands);
  }

  void answered(long sinceNanos) {
    writes.record(Duration.ofNanos(System.nanoTime() - sinceNanos));
  }

  void lost() {
    lost.increment();
  }

  void failed() {
    failures.increment();
  }
}
