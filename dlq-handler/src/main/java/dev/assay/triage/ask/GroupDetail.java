package dev.assay.triage.ask;

import dev.assay.triage.group.Sample;
import dev.assay.triage.timeline.HourTally;
import java.util.List;

/**
 * What a list of groups leaves out.
 *
 * @param samples oldest first
 * @param timeline hours with dead letters in them, oldest first
 */
public record GroupDetail(List<Sample> samples, List<HourTally> timeline) {
  /** Of a group that isn't there. */
  public static final GroupDetail NONE = new GroupDetail(List.of(), List.of());

  public GroupDetail {
    samples = samples.stream().sorted().toList();
    timeline =
        timeline.stream().sorted((one, two) -> Long.compare(one.hour(), two.hour())).toList();
  }

  /** The same without samples. */
  public GroupDetail withoutSamples() {
    return new GroupDetail(List.of(), timeline);
  }

  /** Whether nothing is known here. */
  public boolean isNothing() {
    return samples.isEmpty() && timeline.isEmpty();
  }
}
