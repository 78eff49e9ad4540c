package dev.assay.registry.diffapi;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code POST /diff}.
 *
 * @param from the older schema: a document, or a reference such as {@code v1/ticks@1.0.0}; needed
 * @param to the newer one, likewise
 * @param level by which level, {@code SEMVER} where it is left out
 * @param content by which content policy, {@code lenient} where it is left out
 */
record DiffWishBody(
    Optional<JsonNode> from,
    Optional<JsonNode> to,
    Optional<String> level,
    Optional<String> content) {}
