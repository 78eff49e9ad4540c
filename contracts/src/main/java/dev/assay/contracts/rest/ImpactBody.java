package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What putting a subject's versions away, restoring or purging them did, or would do.
 *
 * @param action {@code delete}, {@code restore} or {@code purge}
 * @param dryRun true where nothing was written
 * @param changed whether anything changes; false where it is so already
 * @param versions the versions in question, lowest first
 */
public record ImpactBody(
    String action,
    @JsonProperty("dry_run") boolean dryRun,
    boolean changed,
    List<Touched> versions) {
  public ImpactBody {
    versions = List.copyOf(versions);
  }

  /**
   * One version.
   *
   * @param version as {@code v1/telemetry.FeedbackEvent@1.2.0}
   * @param id its numeric id
   * @param latest whether it is what the subject's latest version is before
   * @param referencedBy the versions whose schemas refer to it
   */
  public record Touched(
      String version,
      int id,
      boolean latest,
      @JsonProperty("referenced_by") List<String> referencedBy) {
    public Touched {
      referencedBy = List.copyOf(referencedBy);
    }
  }
}
