package dev.assay.registry.doorway;

import dev.assay.contracts.audit.AuditRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums up what happens at the door, so that somebody who knocks a thousand times a second writes a
 * line a minute.
 *
 * <p>Each thing is told when it first happens, and while it goes on once a minute with how often.
 * Bounded: beyond so many different things at a time the rest is told as a number. Safe for use by
 * several threads.
 */
final class DoorDigest {
  static final int MAX_THINGS = 1_000;
  static final int MAX_TOLD_AT_ONCE = 100;
  static final long AGAIN_AFTER_MS = 60_000;

  private final Map<Thing, Count> counts = new LinkedHashMap<>();
  private long beyond;

  /**
   * Something that happens at the door.
   *
   * @param actor who asked, or {@code anonymous}
   * @param action method and route
   * @param target what was asked for
   * @param outcome let in or turned away
   * @param detail with which status and why
   */
  record Thing(
      String actor, String action, String target, AuditRecord.Outcome outcome, String detail) {}

  synchronized void add(Thing thing) {
    Optional<Count> known = Optional.ofNullable(counts.get(thing));
    if (known.isPresent()) {
      known.get().open++;
    } else if (counts.size() < MAX_THINGS) {
      counts.put(thing, new Count());
    } else {
      beyond++;
    }
  }

  /** What is to be told now, oldest first; as it is told, it is forgotten. */
  synchronized List<AuditRecord> due(long nowMs) {
    List<AuditRecord> records = new ArrayList<>();
    counts.entrySet().removeIf(entry -> entry.getValue().isOver(nowMs));
    for (Map.Entry<Thing, Count> entry : counts.entrySet()) {
      if (records.size() < MAX_TOLD_AT_ONCE && entry.getValue().isDue(nowMs)) {
        records.add(record(entry.getKey(), entry.getValue().tell(nowMs), nowMs));
      }
    }
    if (beyond > 0) {
      records.add(others(nowMs));
      beyond = 0;
    }
    return records;
  }

  private static AuditRecord record(Thing thing, long times, long nowMs) {
    String detail = times == 1 ? thing.detail() : "%s (%d times)".formatted(thing.detail(), times);
    return new AuditRecord(
        thing.actor(), thing.action(), thing.target(), thing.outcome(), detail, nowMs);
  }

  private AuditRecord others(long nowMs) {
    return new AuditRecord(
        "anonymous",
        "many",
        "many",
        AuditRecord.Outcome.REFUSED,
        "%d more requests at the door, too different to be told one by one".formatted(beyond),
        nowMs);
  }

  private static final class Count {
    private long open = 1;
    private Optional<Long> toldMs = Optional.empty();

    boolean isDue(long nowMs) {
      return open > 0 && isLongAgo(nowMs);
    }

    boolean isOver(long nowMs) {
      return open == 0 && isLongAgo(nowMs);
    }

    long tell(long nowMs) {
      long times = open;
      open = 0;
      toldMs = Optional.of(nowMs);
      return times;
    }

    private boolean isLongAgo(long nowMs) {
      return toldMs.map(told -> nowMs - told >= AGAIN_AFTER_MS).orElse(true);
    }
  }
}
