package dev.assay.sdk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Shows what a client does as Micrometer meters, under the names that dashboards know: {@code
 * schema_cache_hits_total}, {@code schema_cache_misses_total}, {@code schema_cache_size}, {@code
 * schema_registry_errors_total}, {@code schema_registry_health}, {@code schema_validation_total}.
 *
 * <p>The only class here that needs Micrometer.
 */
public final class RegistryClientMeters implements ClientObserver {
  private final MeterRegistry registry;
  private final ConcurrentMap<String, Counter> hits = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Counter> misses = new ConcurrentHashMap<>();
  private final ConcurrentMap<Judged, Counter> verdicts = new ConcurrentHashMap<>();
  private volatile int cached;
  private volatile boolean healthy = true;

  private record Judged(String schema, String outcome) {}

  /** Shows them in a registry of meters; give this to {@link RegistryClientSettings}. */
  public RegistryClientMeters(MeterRegistry registry) {
    this.registry = registry;
    Gauge.builder("schema_cache_size", this, it -> it.cached)
        .description("Schemas at hand")
        .register(registry);
    Gauge.builder("schema_registry_health", this, it -> it.healthy ? 1 : 0)
        .description("Whether the registry answered last time")
        .register(registry);
  }

  @Override
  public void hit(String schema) {
    hits.computeIfAbsent(
            schema, it -> counter("schema_cache_hits", "Schemas at hand when asked", it))
        .increment();
  }

  @Override
  public void miss(String schema) {
    misses
        .computeIfAbsent(
            schema, it -> counter("schema_cache_misses", "Schemas that had to be asked for", it))
        .increment();
  }

  @Override
  public void failed(String schema, ErrorType type) {
    Counter.builder("schema_registry_errors")
        .description("Questions to which the registry gave no schema")
        .tag("schema", schema)
        .tag("error_type", type.label())
        .register(registry)
        .increment();
  }

  @Override
  public void judged(String schema, String outcome) {
    verdicts
        .computeIfAbsent(
            new Judged(schema, outcome),
            it ->
                Counter.builder("schema_validation")
                    .description("Events judged")
                    .tag("schema", it.schema())
                    .tag("outcome", it.outcome())
                    .register(registry))
        .increment();
  }

  @Override
  public void state(int cachedNow, boolean healthyNow) {
    cached = cachedNow;
    healthy = healthyNow;
  }

  private Counter counter(String name, String description, String schema) {
    return Counter.builder(name).description(description).tag("schema", schema).register(registry);
  }
}
