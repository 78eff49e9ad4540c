package dev.assay.registry.log;

import dev.assay.registry.telling.AuditTelling;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What is counted and timed about writing. */
final class PenMeters {
  private static final String ASKED = "assay_registry_writes";

  private final MeterRegistry registry;
  private final Counter lost;
  private final Counter failures;
  private final Timer takes;
  private final Timer commits;
  private final Timer writes;
  private final DistributionSummary batch;

  PenMeters(MeterRegistry registry) {
    this.registry = registry;
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

  /** A write was answered; {@code null} for the outcome where it met a bug. */
  void answered(Pending write, @Nullable Outcome outcome) {
    writes.record(Duration.ofNanos(System.nanoTime() - write.sinceNanos()));
    Counter.builder(ASKED)
        .description("Writes asked for, by what and what came of it")
        .tag("action", AuditTelling.actionOf(write.command()))
        .tag("outcome", outcome == null ? "failed" : text(outcome))
        .register(registry)
        .increment();
  }

  private static String text(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Written written -> "written";
      case Outcome.StoodAlready stood -> "stood-already";
      case Outcome.Declined declined -> "refused";
      case Outcome.Unavailable unavailable -> "unavailable";
    };
  }

  void lost() {
    lost.increment();
  }

  void failed() {
    failures.increment();
  }
}
