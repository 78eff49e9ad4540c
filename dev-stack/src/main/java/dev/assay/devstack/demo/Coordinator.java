package dev.assay.devstack.demo;

import dev.assay.schema.Track;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes what providers send into a store, and reports how full its queue is. */
final class Coordinator {
  private static final double NANOS_PER_SECOND = 1e9;

  private final CoordinatorProfile profile;
  private final BoundedQueue queue;
  private final Watermarks watermarks;
  private final Arrivals arrivals;
  private Instant advancedTo;
  private double drainCarried;
  private PressureLevel level = PressureLevel.OK;

  Coordinator(CoordinatorProfile profile, RandomGenerator random, Instant start) {
    this.profile = profile;
    this.queue = new BoundedQueue(profile.capacity());
    this.watermarks = Watermarks.ofCapacity(profile.capacity());
    this.arrivals = new Arrivals(random, start, profile.drainPerSecond());
    this.advancedTo = start;
  }

  /** Lets the time up to {@code now} pass, with the provider sending at the given scale. */
  void advanceTo(Instant now, double scale) {
    double seconds = Duration.between(advancedTo, now).toNanos() / NANOS_PER_SECOND;
    if (seconds <= 0) {
      return;
    }
    queue.offer(arrivals.upTo(now, seconds, scale));
    queue.drain(drainedIn(seconds));
    level = watermarks.levelAfter(level, queue.size());
    advancedTo = now;
  }

  private int drainedIn(double seconds) {
    drainCarried += profile.drainPerSecond() * seconds;
    int items = (int) drainCarried;
    drainCarried -= items;
    return items;
  }

  /** What the coordinator says of itself: a {@code FeedbackEvent} of its track. */
  ObjectNode feedback() {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("coordinator_id", profile.id())
            .put("queue_size", queue.size())
            .put("capacity", queue.capacity())
            .put("level", level.word())
            .put("source", "store")
            .put("ts", TelemetryEvent.epochSeconds(advancedTo));
    if (profile.track().equals(Track.V2)) {
      event.put("reason", reason()).put("utilization", utilization());
    }
    return event;
  }

  private String reason() {
    return switch (level) {
      case OK -> "queue below its soft watermark of %d".formatted(watermarks.softAt());
      case SOFT -> "queue passed its soft watermark of %d".formatted(watermarks.softAt());
      case HARD -> "queue passed its hard watermark of %d".formatted(watermarks.hardAt());
    };
  }

  private BigDecimal utilization() {
    return BigDecimal.valueOf(Math.round(queue.size() * 10_000.0 / queue.capacity()), 4);
  }

  CoordinatorProfile profile() {
    return profile;
  }

  int queueSize() {
    return queue.size();
  }

  PressureLevel level() {
    return level;
  }
}
