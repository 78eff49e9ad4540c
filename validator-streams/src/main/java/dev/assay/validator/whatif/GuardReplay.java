package dev.assay.validator.whatif;

import dev.assay.contracts.deadletters.FailureFingerprint;
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
 * by the time of judging; where events come late, it trips later than this says. Which failure
 * groups there were before the span nobody knows here, so all of them count as new: also in this it
 * trips early rather than late.
 */
final class GuardReplay {
  private static final int SLOTS_A_WINDOW = 60;
  private static final int MAX_SLOTS = 200_000;
  private static final int MAX_GROUPS = 10_000;

  private final GuardLimits limits;
  private final Map<String, NavigableMap<Long, Slot>> slotsBySchema = new HashMap<>();
  private final Map<String, Map<FailureFingerprint, Long>> groupsBySchema = new HashMap<>();
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

  /** An event of the schema is rejected, as one of this failure group. */
  void failed(String schema, FailureFingerprint group, long timestampMs) {
    Map<FailureFingerprint, Long> groups =
        groupsBySchema.computeIfAbsent(schema, _ -> new HashMap<>());
    if (groups.containsKey(group) || groups.size() < MAX_GROUPS) {
      groups.merge(group, slot(timestampMs), Math::min);
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
        first.map(trip -> refusedUntil(trip.slot())).orElse(0L),
        limits.newGroups().isPresent()
            ? Optional.of(first.map(this::groupsUntil).orElse(0))
            : Optional.empty());
  }

  private Optional<Trip> trip(String schema, NavigableMap<Long, Slot> slots) {
    long windowSlots = Math.max(1, limits.window().toMillis() / slotMs);
    Deque<Map.Entry<Long, Slot>> window = new ArrayDeque<>();
    Slot sum = new Slot(0, 0);
    long tooManyGroups = oneGroupTooMany(schema);
    for (Map.Entry<Long, Slot> slot : slots.entrySet()) {
      window.add(slot);
      sum = sum.plus(slot.getValue());
      while (window.getFirst().getKey() <= slot.getKey() - windowSlots) {
        sum = sum.minus(window.removeFirst().getValue());
      }
      if (limits.isExceeded(sum.judged(), sum.rejected()) || slot.getKey() >= tooManyGroups) {
        return Optional.of(new Trip(schema, slot.getKey(), sum));
      }
    }
    return Optional.empty();
  }

  /** The slot in which that group appears; the end of all time where there is none. */
  private long oneGroupTooMany(String schema) {
    return limits.newGroups().isEmpty()
        ? Long.MAX_VALUE
        : groupsBySchema.getOrDefault(schema, Map.of()).values().stream()
            .sorted()
            .skip(limits.newGroups().getAsInt())
            .findFirst()
            .orElse(Long.MAX_VALUE);
  }

  private int groupsUntil(Trip trip) {
    return (int)
        groupsBySchema.getOrDefault(trip.schema(), Map.of()).values().stream()
            .filter(slot -> slot <= trip.slot())
            .count();
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
