package dev.assay.kit.metrics;

import dev.assay.kit.health.Health;
import dev.assay.kit.health.Health.Status;
import dev.assay.kit.health.HealthChecks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Optional;

/** Shows readiness, and each of its checks as a set of states of which one is 1. */
final class HealthMeters {
  private static final String READY = "assay_ready";
  private static final String CHECKS = "assay_health_check";

  private HealthMeters() {}

  static void show(HealthChecks checks, MeterRegistry registry) {
    Gauge.builder(READY, checks, asked -> asked.ready().isReady() ? 1 : 0)
        .description("1 where this process is ready, else 0")
        .register(registry);
    for (String name : checks.ready().checks().keySet()) {
      for (Status status : Status.values()) {
        Gauge.builder(CHECKS, checks, asked -> stands(asked, name, status) ? 1 : 0)
            .description("1 for the status that a check of readiness has, 0 for the others")
            .tag("check", name)
            .tag("status", status.name().toLowerCase(Locale.ROOT))
            .register(registry);
      }
    }
  }

  private static boolean stands(HealthChecks checks, String name, Status status) {
    return Optional.ofNullable(checks.ready().checks().get(name))
        .map(Health::status)
        .filter(status::equals)
        .isPresent();
  }
}
