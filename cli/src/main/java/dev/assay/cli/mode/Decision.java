package dev.assay.cli.mode;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.rest.PolicyBody;
import java.util.List;
import java.util.Optional;

/**
 * The document of every verb that decides, with {@code --json}.
 *
 * @param policy what holds now
 * @param offset how far up the log that is
 * @param effectiveAfterMs when all live validators had acknowledged it, counted from the registry's
 *     answer; absent where that was not seen
 * @param live how many validators are live; absent where nobody asked
 * @param lagging those of them that had not acknowledged it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record Decision(
    PolicyBody policy,
    String offset,
    @JsonProperty("effective_after_ms") Optional<Long> effectiveAfterMs,
    Optional<Integer> live,
    Optional<List<String>> lagging) {}
