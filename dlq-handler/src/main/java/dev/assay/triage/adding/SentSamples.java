package dev.assay.triage.adding;

import dev.assay.triage.group.SamplePlan;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which samples groups were sent, so that none is sent that its group would not keep.
 *
 * <p>Of the letters that pass here, a group keeps no others than a plan of these alone would: what
 * comes from elsewhere only takes places. A group that was forgotten is sent some too many. Not for
 * use by several threads.
 */
final class SentSamples {
  private static final int MAX_GROUPS = 16_384;

  private final Map<String, SamplePlan> plans = new LinkedHashMap<>();

  SamplePlan of(String fingerprint) {
    return plans.getOrDefault(fingerprint, SamplePlan.NONE);
  }

  void remember(String fingerprint, SamplePlan plan) {
    plans.put(fingerprint, plan);
    if (plans.size() > MAX_GROUPS) {
      plans.remove(plans.keySet().iterator().next());
    }
  }

  void forgetAll() {
    plans.clear();
  }
}
