package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * Body of {@code PUT /schemas/{track}/{name}/deprecation}.
 *
 * @param note what to use instead, or why
 * @param sunset the day from which nobody should count on it, {@code 2027-01-31}
 * @param successor what to use instead: {@code v2/NAME} or {@code v1/NAME@1.3.0}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DeprecationWishBody(
    Optional<String> note, Optional<String> sunset, Optional<String> successor) {}
