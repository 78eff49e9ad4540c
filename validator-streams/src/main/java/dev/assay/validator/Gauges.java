package dev.assay.validator;

import dev.assay.contracts.topics.TopicNames;
import dev.assay.validator.binding.LiveBindings;
import dev.assay.validator.catalogue.LiveCatalogue;
import dev.assay.validator.catalogue.SchemasByPolicy;
import dev.assay.validator.tally.MetricNames;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Shows to meters what others know anyway. */
final class Gauges {
  private Gauges() {}

  static void register(
      MeterRegistry meters, SchemasByPolicy schemas, LiveCatalogue catalogue, TopicNames names) {
    Gauge.builder(MetricNames.CACHE_SIZE, schemas, SchemasByPolicy::size).register(meters);
    Gauge.builder(MetricNames.UNREADABLE_FACTS, catalogue, live -> live.now().unreadable().size())
        .register(meters);
    Gauge.builder(MetricNames.POSITION, catalogue, live -> live.position().schemas())
        .tag(MetricNames.TOPIC, names.schemas())
        .register(meters);
    Gauge.builder(MetricNames.POSITION, catalogue, live -> live.position().enforcement())
        .tag(MetricNames.TOPIC, names.enforcement())
        .register(meters);
  }

  static void register(MeterRegistry meters, LiveBindings live) {
    Gauge.builder(MetricNames.BINDINGS_SET_ASIDE, live, all -> all.standing().setAside().size())
        .register(meters);
    FunctionCounter.builder(MetricNames.REBUILDS, live, all -> all.standing().rebuilds())
        .register(meters);
  }
}
