package dev.assay.registry.backups;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What is counted about backups. */
final class BackupMeters {
  private static final double MILLIS = 1_000;

  private final AtomicLong lastSuccessMs = new AtomicLong();
  private final Counter made;
  private final Counter failures;

  BackupMeters(MeterRegistry registry) {
    made =
        Counter.builder("assay_backups")
            .description("Backups that this replica made")
            .register(registry);
    failures =
        Counter.builder("assay_backup_failures")
            .description("Attempts of this replica at a backup that failed")
            .register(registry);
    Gauge.builder(
            "assay_backup_last_success_timestamp_seconds", lastSuccessMs, at -> at.get() / MILLIS)
        .description("When the latest complete backup was made, by whichever replica; 0 for never")
        .register(registry);
  }

  void made() {
    made.increment();
  }

  void failed() {
    failures.increment();
  }

  void seen(Instant finished) {
    var _ = lastSuccessMs.accumulateAndGet(finished.toEpochMilli(), Math::max);
  }
}
