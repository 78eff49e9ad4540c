package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One version of a schema: answer of {@code GET /schemas/{track}/{name}}, {@code
 * /schemas/by-id/{id}} and of a publish.
 *
 * @param name the schema's name
 * @param track the line of evolution
 * @param coreVersion the version
 * @param sha256 the fingerprint
 * @param schemaId the textual id
 * @param content the JSON Schema as it was published
 * @param deprecated whether it should not be used any more
 * @param deprecationNote why; {@code null} on the wire where there is none
 * @param sunset the day from which nobody should count on it; absent on the wire where none is set
 * @param successor what to use instead; absent where nothing is named
 * @param deleted true where it is put away, else absent
 * @param references what its references to other entries mean; absent where there are none
 */
public record SchemaBody(
    String name,
    String track,
    @JsonProperty("core_version") String coreVersion,
    String sha256,
    @JsonProperty("$schema_id") String schemaId,
    JsonNode content,
    boolean deprecated,
    @JsonProperty("deprecation_note") Optional<String> deprecationNote,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> sunset,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> successor,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<Boolean> deleted,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<ReferenceBody> references) {

  public SchemaBody {
    references = List.copyOf(Optional.ofNullable(references).orElse(List.of()));
  }

  /** A version in use, of which nothing more is to be said. */
  public SchemaBody(
      String name,
      String track,
      String coreVersion,
      String sha256,
      String schemaId,
      JsonNode content,
      boolean deprecated,
      Optional<String> deprecationNote) {
    this(
        name,
        track,
        coreVersion,
        sha256,
        schemaId,
        content,
        deprecated,
        deprecationNote,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
