package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code POST /admin/schemas}.
 *
 * @param name the schema's name; needed
 * @param track the track, {@code v1} where it is left out
 * @param coreVersion the version; derived from what changed where it is left out
 * @param content the JSON Schema; needed
 * @param schemaId the textual id, by default the name
 * @param deprecated whether it should not be used, by default false
 * @param deprecationNote what to use instead
 * @param compatibility the publisher's claim, kept as said
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record UploadBody(
    Optional<String> name,
    Optional<String> track,
    @JsonProperty("core_version") Optional<String> coreVersion,
    Optional<JsonNode> content,
    @JsonProperty("schema_id_str") Optional<String> schemaId,
    Optional<Boolean> deprecated,
    @JsonProperty("deprecation_note") Optional<String> deprecationNote,
    @JsonProperty("x_compat") Optional<JsonNode> compatibility) {}
