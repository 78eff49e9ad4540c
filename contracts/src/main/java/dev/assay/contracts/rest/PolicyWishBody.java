package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of {@code PUT /enforcement/{scope}}.
 *
 * @param mode the mode wanted; needed
 * @param percent 1 to 99, needed with canary and refused otherwise
 * @param reason why, kept in the audit
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PolicyWishBody(
    Optional<String> mode, Optional<Integer> percent, Optional<String> reason) {}
