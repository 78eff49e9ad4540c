package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.verdicts.VerdictBody;
import java.util.Optional;

/**
 * Data of a {@link ChangeType#VERSION_PUBLISHED} event.
 *
 * @param track the line of evolution
 * @param name the schema's name
 * @param coreVersion the version published
 * @param previousVersion the next lower version of the subject, if any; the latest before, unless
 *     an older line got a patch
 * @param id the numeric schema id
 * @param schemaId the textual schema id
 * @param sha256 the fingerprint
 * @param requiredBump {@code none}, {@code patch}, {@code minor} or {@code major}: the smallest
 *     honest step from the previous version; {@code none} for a first version
 * @param breaking whether that step is a major one
 * @param by who published it
 * @param verdict what lies between the two versions, where there is a previous one
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record VersionChange(
    String track,
    String name,
    @JsonProperty("core_version") String coreVersion,
    @JsonProperty("previous_version") Optional<String> previousVersion,
    int id,
    @JsonProperty("$schema_id") String schemaId,
    String sha256,
    @JsonProperty("required_bump") String requiredBump,
    boolean breaking,
    String by,
    Optional<VerdictBody> verdict) {

  /** A version of which nothing more is told. */
  public VersionChange(
      String track,
      String name,
      String coreVersion,
      Optional<String> previousVersion,
      int id,
      String schemaId,
      String sha256,
      String requiredBump,
      boolean breaking,
      String by) {
    this(
        track,
        name,
        coreVersion,
        previousVersion,
        id,
        schemaId,
        sha256,
        requiredBump,
        breaking,
        by,
        Optional.empty());
  }
}
