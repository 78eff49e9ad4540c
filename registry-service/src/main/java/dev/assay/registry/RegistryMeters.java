package dev.assay.registry;

import dev.assay.kit.health.HealthChecks;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.StateFeed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

/** What is measured about the state; writing measures itself. */
final class RegistryMeters {
  private static final String HEALTH = "schema_registry_health";
  private static final String SCHEMA_COUNT = "schema_registry_schema_count";
  private static final String LOG_OFFSET = "assay_registry_log_offset";

  private RegistryMeters() {}

  static StateFeed.Subscription bind(MeterRegistry registry, StateFeed feed, HealthChecks checks) {
    Gauge.builder(HEALTH, checks, asked -> asked.ready().isReady() ? 1 : 0)
        .description("1 where this replica is ready, else 0")
        .register(registry);
    Gauge.builder(LOG_OFFSET, feed, asked -> asked.current().position().schemas())
        .tag("topic", "schemas")
        .register(registry);
    Gauge.builder(LOG_OFFSET, feed, asked -> asked.current().position().enforcement())
        .tag("topic", "enforcement")
        .register(registry);
    MultiGauge counts =
        MultiGauge.builder(SCHEMA_COUNT).description("Schemas on a track").register(registry);
    count(counts, feed.current().state());
    return feed.onChange(snapshot -> count(counts, snapshot.state()));
  }

  private static void count(MultiGauge counts, RegistryState state) {
    counts.register(
        state.subjectCounts().entrySet().stream()
            .<MultiGauge.Row<?>>map(track ->
                MultiGauge.Row.of(Tags.of("track", track.getKey().value()), track.getValue()))
            .toList(),
        true);
  }
}
