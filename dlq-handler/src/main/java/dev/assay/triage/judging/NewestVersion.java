package dev.assay.triage.judging;

import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;

/**
 * A version that judges.
 *
 * @param subject whose version it is
 * @param version its number
 * @param id tells versions apart that differ in build metadata alone: the later one wins
 * @param text the schema with everything that it refers to
 */
public record NewestVersion(Subject subject, SemVer version, SchemaId id, SchemaText text) {

  /** How headers and reports name it: {@code v1/telemetry.FeedbackEvent@1.2.0}. */
  public String label() {
    return subject + "@" + version;
  }
}
