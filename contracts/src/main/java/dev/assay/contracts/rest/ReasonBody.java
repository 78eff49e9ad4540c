package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of {@code POST /enforcement/{scope}/rearm}.
 *
 * @param reason why, kept in the audit
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReasonBody(Optional<String> reason) {}
