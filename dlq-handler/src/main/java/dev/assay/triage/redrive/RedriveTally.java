package dev.assay.triage.redrive;

import dev.assay.contracts.redrives.RedriveCounts;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what becomes of dead letters; used by one thread. */
public final class RedriveTally {
  private static final int MAX_REASONS = 100;
  private static final String OTHER = "other";

  private long selected;
  private long passing;
  private long repaired;
  private long unchecked;
  private long parked;
  private long failing;
  private long already;
  private long expired;
  private final Map<String, Long> reasons;

  /** Goes on from here. */
  public RedriveTally(RedriveCounts from) {
    this.selected = from.selected();
    this.passing = from.passing();
    this.repaired = from.repaired();
    this.unchecked = from.unchecked();
    this.parked = from.parked();
    this.failing = from.failing();
    this.already = from.already();
    this.expired = from.expired();
    this.reasons = new TreeMap<>(from.reasons());
  }

  /** Counts one more. */
  public void count(Disposition disposition) {
    switch (disposition) {
      case Disposition.OutOfScope _ -> {}
      case Disposition.NotSelected _ -> {}
      case Disposition.Already _ -> already++;
      case Disposition.Moves moves -> {
        selected++;
        passing++;
        repaired += moves.changed() ? 1 : 0;
        unchecked += moves.version().isPresent() ? 0 : 1;
      }
      case Disposition.Parks parks -> {
        selected++;
        parked++;
        because(parks.reason());
      }
      case Disposition.Stays stays -> {
        selected++;
        failing++;
        because(stays.reason());
      }
    }
  }

  /** Counts offsets that retention took away. */
  public void expired(long offsets) {
    expired += offsets;
  }

  private void because(String reason) {
    boolean known = reasons.containsKey(reason) || reasons.size() < MAX_REASONS;
    reasons.merge(known ? reason : OTHER, 1L, Long::sum);
  }

  /** What was counted so far. */
  public RedriveCounts counts() {
    return new RedriveCounts(
        selected, passing, repaired, unchecked, parked, failing, already, expired, reasons);
  }
}
