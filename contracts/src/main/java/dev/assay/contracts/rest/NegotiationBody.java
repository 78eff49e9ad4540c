package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * Answer of {@code GET /negotiate}.
 *
 * @param name the schema's name
 * @param track the track to use
 * @param coreVersion the version to use
 * @param sha256 its fingerprint
 * @param schemaId its textual id
 * @param id its numeric id
 * @param deprecated whether it should not be used any more, which is so only where all there are
 *     should not
 * @param fallback whether it is on another track than the preferred one
 * @param reason why this one, for people
 * @param considered the versions that could have been, in order of preference
 */
public record NegotiationBody(
    String name,
    String track,
    @JsonProperty("core_version") String coreVersion,
    String sha256,
    @JsonProperty("$schema_id") String schemaId,
    int id,
    boolean deprecated,
    boolean fallback,
    String reason,
    List<String> considered) {
  public NegotiationBody {
    considered = List.copyOf(considered);
  }
}
