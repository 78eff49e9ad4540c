package dev.assay.triage.adding;

import dev.assay.triage.group.LetterPosition;
import dev.assay.triage.group.Moment;
import dev.assay.triage.group.SamplePlan;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Tells which dead letters can't become a sample, so that no example is made of them: those that
 * are neither among the earliest of their group nor the earliest of their second.
 *
 * <p>Remembers the groups seen last; one that was forgotten only sends an example too many. Not for
 * use by several threads.
 */
final class Thinning {
  private static final int MAX_GROUPS = 16_384;

  private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * What was wanted of a group.
   *
   * @param first the earliest, oldest first
   * @param earliestOfSecond the earliest of the second that was looked at last
   */
  private record Seen(List<Moment> first, Moment earliestOfSecond) {
    static final Seen NOTHING =
        new Seen(List.of(), new Moment(Instant.MIN, new LetterPosition("none", 0, 0)));

    boolean covers(Moment moment) {
      return first.size() == SamplePlan.MAX_FIRST
          && first.getLast().compareTo(moment) < 0
          && earliestOfSecond.failedAt().getEpochSecond() == moment.failedAt().getEpochSecond()
          && earliestOfSecond.compareTo(moment) < 0;
    }

    Seen with(Moment moment) {
      if (first.size() == SamplePlan.MAX_FIRST && first.getLast().compareTo(moment) < 0) {
        return new Seen(first, moment);
      }
      List<Moment> earliest =
          Stream.concat(first.stream(), Stream.of(moment))
              .sorted()
              .limit(SamplePlan.MAX_FIRST)
              .toList();
      return new Seen(earliest, moment);
    }
  }

  /** Whether the group may want this one as an example; asked once for each dead letter. */
  boolean isWanted(String fingerprint, Moment moment) {
    Seen before = seen.getOrDefault(fingerprint, Seen.NOTHING);
    if (before.covers(moment)) {
      return false;
    }
    seen.put(fingerprint, before.with(moment));
    if (seen.size() > MAX_GROUPS) {
      seen.remove(seen.keySet().iterator().next());
    }
    return true;
  }
}
