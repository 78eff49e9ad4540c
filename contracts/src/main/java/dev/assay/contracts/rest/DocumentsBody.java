package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * Answer of {@code GET /schemas}.
 *
 * @param count how many are listed here
 * @param schemas the latest version of each
 * @param next hand it back as {@code after} for what follows; absent where nothing does
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DocumentsBody(int count, List<Entry> schemas, Optional<String> next) {

  /**
   * One schema.
   *
   * @param id the document's id, such as {@code ticks_v1}
   * @param track the line of evolution
   * @param name the schema's name
   * @param version its latest version
   * @param versions how many there are
   * @param schemaId the numeric schema id of the latest
   * @param sha256 the fingerprint of the latest
   * @param deprecated whether the latest should not be used any more
   */
  public record Entry(
      String id,
      String track,
      String name,
      String version,
      int versions,
      @JsonProperty("schema_id") int schemaId,
      String sha256,
      boolean deprecated) {}

  /**
   * One line of {@code GET /schema/{id}/versions}, oldest first.
   *
   * @param version its number
   * @param schemaId the numeric schema id
   * @param sha256 the fingerprint
   * @param createdAt ISO-8601, UTC
   * @param createdBy who published it
   * @param deprecated whether it should not be used any more
   */
  public record Version(
      String version,
      @JsonProperty("schema_id") int schemaId,
      String sha256,
      @JsonProperty("created_at") String createdAt,
      @JsonProperty("created_by") String createdBy,
      boolean deprecated) {}
}
