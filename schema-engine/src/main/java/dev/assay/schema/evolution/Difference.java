package dev.assay.schema.evolution;

import tools.jackson.databind.JsonNode;

/**
 * One fact about how two schemas differ; says nothing about whether that is good.
 *
 * @param kind in kebab-case, such as {@code property-added} or {@code maximum-lowered}; {@code
 *     docs/evolution.md} lists them
 * @param pointer JSON Pointer to the place in the schema, in the one where the thing is
 * @param before what stood there; a missing node where nothing did
 * @param after what stands there now; a missing node where nothing does
 */
public record Difference(String kind, String pointer, JsonNode before, JsonNode after) {}
