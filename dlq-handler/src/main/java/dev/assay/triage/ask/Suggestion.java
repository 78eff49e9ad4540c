package dev.assay.triage.ask;

import dev.assay.schema.SchemaReference;
import java.time.Instant;

/**
 * A version of its schema that would let dead letters of a group pass.
 *
 * @param schema the version
 * @param passed how many samples pass, at least 1
 * @param judged how many samples were judged; a sample that was cut can't be
 * @param count how many dead letters the group had then
 * @param at when they were judged
 */
public record Suggestion(SchemaReference schema, int passed, int judged, long count, Instant at) {
  public Suggestion {
    if (passed < 1 || passed > judged) {
      throw new IllegalArgumentException(
          "%d of %d samples pass: at least one must, and no more than were judged"
              .formatted(passed, judged));
    }
  }

  /** How many dead letters would pass, if the samples speak for all. */
  public long estimate() {
    return isExact() ? passed : Math.round((double) count * passed / judged);
  }

  /** Whether the samples are all there is. */
  public boolean isExact() {
    return judged == count;
  }
}
