package dev.assay.triage.adding;

import dev.assay.triage.timeline.HourTally;

/** The dead letters of one hour that broke one schema, while they are added up. */
final class GrowingHour {
  private final String schema;
  private final long hour;
  private final int[] byMinute = new int[HourTally.MINUTES];

  GrowingHour(String schema, long hour) {
    this.schema = schema;
    this.hour = hour;
  }

  boolean isOf(String otherSchema, long otherHour) {
    return hour == otherHour && schema.equals(otherSchema);
  }

  /** Adds one that failed in this hour. */
  void add(long epochMs) {
    byMinute[HourTally.minuteOf(epochMs)]++;
  }

  Addition.SchemaHour sum() {
    HourTally tally = HourTally.empty(hour);
    for (int minute = 0; minute < HourTally.MINUTES; minute++) {
      if (byMinute[minute] > 0) {
        tally = tally.with(minute, byMinute[minute]);
      }
    }
    return new Addition.SchemaHour(schema, tally);
  }
}
