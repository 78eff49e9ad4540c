package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of {@code PUT /compatibility/{scope}}.
 *
 * @param level the level wanted; needed
 * @param content the content policy, by default {@code lenient}
 * @param reason why, kept in the audit
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CompatibilityWishBody(
    Optional<String> level, Optional<String> content, Optional<String> reason) {}
