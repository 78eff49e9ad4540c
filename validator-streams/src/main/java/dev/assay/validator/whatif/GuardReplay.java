package dev.assay.validator.whatif;

import dev.assay.contracts.enforcement.GuardLimits;
import dev.assay.contracts.rest.WhatIfBody;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds when a guard would have tripped.
 *
 * <p>By the events' own timestamps, in slots: partitions are read one after the other, so time
 * comes in no order, and only at the end it is gone through from the beginning. A live guard goes
 * by the time of judging; where events come late, it trips later than this says.
 */
final class GuardReplay {
  private static final int SLOTS_A_WINDOW = 60;
  private static final int MAX_SLOTS = 200_000;

  private final GuardLimits limits;
  private final Map<String, NavigableMap<Long, Slot>> slotsBySchema = new HashMap<>();
  private final NavigableMap<Long, Long> refusedBySlot = new TreeMap<>();
  private final long slotMs;

  GuardReplay(GuardLimits limits, Question.Span span) {
    this.limits = limits;
    long spanMs = Math.max(1, span.until().toEpochMilli() - span.from().toEpochMilli());
    this.slotMs =
        Math.max(Math.max(1, limits.window().toMillis() / SLOTS_A_WINDOW), spanMs / MAX_SLOTS);
  }

  void judged(String schema, long timestampMs, boolean rejected) {
    NavigableMap<Long, Slot> slots = slotsBySchema.computeIfAbsent(schema, _ -> new TreeMap<>());
    if (slots.size() < MAX_SLOTS) {
      slots.merge(slot(timestampMs), new Slot(1, rejected ? 1 : 0), Slot::plus);
    }
  }

  void refused(long timestampMs) {
    if (refusedBySlot.size() < MAX_SLOTS) {
      refusedBySlot.merge(slot(timestampMs), 1L, Long::sum);
    }
  }

  WhatIfBody.Guard body() {
    Optional<Trip> first =
        slotsBySchema.entrySet().stream()
            .flatMap(schema -> trip(schema.getKey(), schema.getValue()).stream())
            .min(Comparator.comparingLong(Trip::slot).thenComparing(Trip::schema));
    return new WhatIfBody.Guard(
        limits.toString(),
        first.map(trip -> Instant.ofEpochMilli((trip.slot() + 1) * slotMs).toString()),
        first.map(Trip::schema),
        first.map(trip -> trip.seen().judged()).orElse(0L),
        first.map(trip -> trip.seen().rejected()).orElse(0L),
        first.map(trip -> refusedUntil(trip.slot())).orElse(0L));
  }

  private Optional<Trip> trip(String schema, NavigableMap<Long, Slot> slots) {
    long windowSlots = Math.max(1, limits.window().toMillis() / slotMs);
    Deque<Map.Entry<Long, Slot>> window = new ArrayDeque<>();
    Slot sum = new Slot(0, 0);
    for (Map.Entry<Long, Slot> slot : slots.entrySet()) {
      window.add(slot);
      sum = sum.plus(slot.getValue());
      while (window.getFirst().getKey() <= slot.getKey() - windowSlots) {
        sum = sum.minus(window.removeFirst().getValue());
      }
      if (limits.isExceeded(sum.judged(), sum.rejected())) {
        return Optional.of(new Trip(schema, slot.getKey(), sum));
      }
    }
    return Optional.empty();
  }

  private long refusedUntil(long slot) {
    return refusedBySlot.headMap(slot, true).values().stream().mapToLong(Long::longValue).sum();
  }

  private long slot(long timestampMs) {
    return Math.floorDiv(timestampMs, slotMs);
  }

  private record Slot(long judged, long rejected) {
    Slot plus(Slot other) {
      return new Slot(judged + other.judged, rejected + other.rejected);
    }

    Slot minus(Slot other) {
      return new Slot(judged - other.judged, rejected - other.rejected);
    }
  }

  private record Trip(String schema, long slot, Slot seen) {}
}
