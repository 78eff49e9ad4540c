package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 */
public record SchemaBody(
    String name,
    String track,
    @JsonProperty("core_version") String coreVersion,
    String sha256,
    @JsonProperty("$schema_id") String schemaId,
    JsonNode content,
    boolean deprecated,
    @JsonProperty("deprecation_note") Optional<String> deprecationNote) {}
