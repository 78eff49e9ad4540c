package dev.assay.registry.changesapi;

import dev.assay.registry.changes.ChangeFeed;
import dev.assay.registry.changes.ChangeLimits;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The subscribers of this replica.
 *
 * @param feed what they are told from
 * @param limits what they may cost
 * @param open those who are told now
 * @param closing whether nobody is let in any more
 */
record Streams(
    ChangeFeed feed,
    ChangeLimits limits,
    MeterRegistry meters,
    Set<Following> open,
    AtomicBoolean closing) {
  private static final long END_MS = 2_000;
  private static final String SUBSCRIBERS = "assay_changes_subscribers";
  private static final String TOLD = "assay_changes_told";
  private static final String CUT = "assay_changes_cut";
  private static final List<String> REASONS = List.of("stalled", "too-many-behind", "unreadable");

  static Streams of(ChangeFeed feed, ChangeLimits limits, MeterRegistry meters) {
    Streams streams =
        new Streams(feed, limits, meters, ConcurrentHashMap.newKeySet(), new AtomicBoolean());
    Gauge.builder(SUBSCRIBERS, streams.open(), Set::size)
        .description("Subscribers to changes on this replica")
        .register(meters);
    REASONS.forEach(streams::cut);
    var _ = streams.told();
    return streams;
  }

  boolean isFull() {
    return closing.get() || open.size() >= limits.subscribers();
  }

  /** Lets nobody in any more, and ends those who are; blocks for a little while at most. */
  void end() {
    closing.set(true);
    CompletableFuture<?>[] ends =
        List.copyOf(open).stream().map(Following::end).toArray(CompletableFuture[]::new);
    var _ =
        CompletableFuture.allOf(ends).completeOnTimeout(null, END_MS, TimeUnit.MILLISECONDS).join();
  }

  Counter told() {
    return meters.counter(TOLD);
  }

  Counter cut(String reason) {
    return meters.counter(CUT, "reason", reason);
  }
}
