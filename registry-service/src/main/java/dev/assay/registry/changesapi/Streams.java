package dev.assay.registry.changesapi;

import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The subscribers of this replica.
 *
 * @param feed what they are told from
 * @param limits what they may cost
 */
record Streams(ChangeFeed feed, ChangeLimits limits, MeterRegistry meters, Set<Following> open) {
  private static final String SUBSCRIBERS = "assay_changes_subscribers";
  private static final String TOLD = "assay_changes_told";
  private static final String CUT = "assay_changes_cut";

  static Streams of(ChangeFeed feed, ChangeLimits limits, MeterRegistry meters) {
    Streams streams = new Streams(feed, limits, meters, ConcurrentHashMap.newKeySet());
    Gauge.builder(SUBSCRIBERS, streams.open(), Set::size)
        .description("Subscribers to changes on this replica")
        .register(meters);
    return streams;
  }

  boolean isFull() {
    return open.size() >= limits.subscribers();
  }

  Counter told() {
    return meters.counter(TOLD);
  }

  Counter cut(String reason) {
    return meters.counter(CUT, "reason", reason);
  }
}
