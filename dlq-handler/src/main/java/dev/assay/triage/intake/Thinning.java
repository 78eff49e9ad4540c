package dev.assay.triage.intake;

import dev.assay.triage.group.DeadLetterRecord;
import dev.assay.triage.group.SamplePlan;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Leaves the example away from dead letters that can't become a sample: of each group, partition
 * and second the first one is enough, once there were a few.
 *
 * <p>Remembers the groups seen last; one that was forgotten only sends an example too many. Not for
 * use by several threads.
 */
public final class Thinning {
  private static final int MAX_GROUPS = 4_096;

  private final Map<String, Seen> seen = new LinkedHashMap<>(16, 0.75f, true);

  /** The dead letter as it has to travel on. */
  public DeadLetterRecord thinned(DeadLetterRecord letter) {
    long second = letter.moment().failedAt().getEpochSecond();
    Seen before = seen.getOrDefault(letter.fingerprint().value(), Seen.NOTHING);
    if (before.enough() && second == before.second) {
      return letter.withoutSample();
    }
    seen.put(letter.fingerprint().value(), new Seen(second, before.examples + 1));
    if (seen.size() > MAX_GROUPS) {
      seen.remove(seen.keySet().iterator().next());
    }
    return letter;
  }

  private record Seen(long second, int examples) {
    private static final Seen NOTHING = new Seen(Long.MIN_VALUE, 0);

    boolean enough() {
      return examples >= SamplePlan.MAX_FIRST;
    }
  }
}
