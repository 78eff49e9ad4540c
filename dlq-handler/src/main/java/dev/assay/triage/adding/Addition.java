package dev.assay.triage.adding;

import dev.assay.triage.group.Complaint;
import dev.assay.triage.group.FailureGroup;
import dev.assay.triage.group.SamplePlan;
import dev.assay.triage.timeline.HourTally;
import java.util.List;

/**
 * What some dead letters add to their group: they are a group themselves, and adding groups up
 * depends on no order.
 *
 * @param group the dead letters, summed up
 * @param hours when they failed, by the schema they broke; an hour stands once for each schema
 * @param samples those of them that their group may want to keep, oldest first
 */
public record Addition(FailureGroup group, List<SchemaHour> hours, List<SentSample> samples) {
  public Addition {
    hours = List.copyOf(hours);
    samples = List.copyOf(samples);
    if (samples.size() > SamplePlan.MAX_SAMPLES) {
      throw new IllegalArgumentException(
          "%d samples are more than the %d a group keeps"
              .formatted(samples.size(), SamplePlan.MAX_SAMPLES));
    }
  }

  /**
   * Dead letters of one hour that broke one schema.
   *
   * @param schema as in {@link Complaint#schema}
   * @param tally by minute
   */
  public record SchemaHour(String schema, HourTally tally) {}
}
