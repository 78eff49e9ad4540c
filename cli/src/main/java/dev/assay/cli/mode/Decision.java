package dev.assay.cli.mode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.rest.PolicyBody;
import java.util.Optional;

/**
 * The document of {@code mode set --json}.
 *
 * @param policy what holds now
 * @param offset how far up the log that is
 * @param effectiveAfterMs when the validator was seen to apply it, counted from the registry's
 *     answer; absent where that was not seen
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Decision(
    PolicyBody policy,
    String offset,
    @JsonProperty("effective_after_ms") Optional<Long> effectiveAfterMs) {}
