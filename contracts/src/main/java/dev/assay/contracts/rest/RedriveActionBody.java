package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of {@code POST /redrives/{id}/resume}; may be left out.
 *
 * @param force move a group that is neither repaired nor marked fixed
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RedriveActionBody(Optional<Boolean> force) {}
