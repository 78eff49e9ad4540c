package dev.assay.triage.alert;

import dev.assay.triage.ask.Suggestion;
import java.util.Optional;

/**
 * What a group was alerted about already, so that nobody hears it twice.
 *
 * @param known whether it is no news any more
 * @param spiking whether it is in a spike that was told
 * @param regressedFrom id of the mark whose regression was told
 * @param oldSinceMs the beginning of the time for which it was told to be open too long; -1 for
 *     none
 * @param judgedBy the version that its samples were judged by last; empty for none
 * @param suggestion what came of that
 */
public record WatchMemory(
    boolean known,
    boolean spiking,
    String regressedFrom,
    long oldSinceMs,
    String judgedBy,
    Optional<Suggestion> suggestion) {
  /** Of a group that nobody looked at yet. */
  public static final WatchMemory NONE =
      new WatchMemory(false, false, "", -1, "", Optional.empty());

  WatchMemory asKnown() {
    return new WatchMemory(true, spiking, regressedFrom, oldSinceMs, judgedBy, suggestion);
  }

  WatchMemory inSpike(boolean now) {
    return new WatchMemory(known, now, regressedFrom, oldSinceMs, judgedBy, suggestion);
  }

  WatchMemory regressed(String markId) {
    return new WatchMemory(known, spiking, markId, oldSinceMs, judgedBy, suggestion);
  }

  WatchMemory oldSince(long ms) {
    return new WatchMemory(known, spiking, regressedFrom, ms, judgedBy, suggestion);
  }

  /** After its samples were judged by a version. */
  public WatchMemory judged(String by, Optional<Suggestion> found) {
    return new WatchMemory(known, spiking, regressedFrom, oldSinceMs, by, found);
  }
}
