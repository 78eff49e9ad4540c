package dev.assay.triage.failureapi;

import dev.assay.schema.SchemaReference;
import dev.assay.triage.group.FailureGroup;

/**
 * Groups of one schema: on one track ({@code v1/telemetry.FeedbackEvent}) or on any ({@code
 * telemetry.FeedbackEvent}); {@code unknown} are those of which nobody knows it.
 */
record SchemaFilter(SchemaReference wanted) {

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException if it is no schema, or names a version
   */
  static SchemaFilter parse(String text) {
    SchemaReference wanted = SchemaReference.parse(text);
    if (wanted.version().isPresent()) {
      throw new IllegalArgumentException("a group spans the versions of a schema");
    }
    return new SchemaFilter(wanted);
  }

  boolean accepts(FailureGroup group) {
    return group.reach().schemas().stream().anyMatch(this::accepts)
        || accepts(SchemaReference.parse(group.complaint().schema()));
  }

  private boolean accepts(SchemaReference schema) {
    return schema.name().equals(wanted.name())
        && (wanted.track().isEmpty() || wanted.track().equals(schema.track()));
  }
}
