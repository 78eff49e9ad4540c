package dev.assay.triage.moving;

import dev.assay.triage.redrive.BeforeAfter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Samples of the latest plans, in memory only: payloads are not written down. */
final class RecentSamples {
  private static final int MAX_PLANS = 100;

  private final Map<String, List<BeforeAfter>> byRedrive = new LinkedHashMap<>();

  synchronized void keep(String redrive, List<BeforeAfter> samples) {
    byRedrive.put(redrive, samples);
    if (byRedrive.size() > MAX_PLANS) {
      byRedrive.remove(byRedrive.keySet().iterator().next());
    }
  }

  synchronized List<BeforeAfter> of(String redrive) {
    return byRedrive.getOrDefault(redrive, List.of());
  }
}
