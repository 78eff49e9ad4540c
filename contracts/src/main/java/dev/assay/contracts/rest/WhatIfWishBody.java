package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code POST /what-if}.
 *
 * @param topic whose retained events are judged; needed. One that is not bound needs {@code name}
 * @param last the time before now that is looked at, such as {@code 1h}; the last hour where
 *     neither this nor {@code from} is given
 * @param from ISO-8601; events of then or later
 * @param until ISO-8601; events before then; now where absent
 * @param schema a candidate: judged by as if it were published as the latest version
 * @param name the candidate's name; that of the topic's binding where absent
 * @param track the candidate's track; where absent, the one that judges the topic today
 * @param mode the mode to suppose; enforce where absent
 * @param percent 1 to 99, with canary
 * @param guard limits that a policy would carry
 * @param perSecond at most so many events are read a second; never more than the validator allows
 * @param limit at most so many events are read; never more than the validator allows
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record WhatIfWishBody(
    Optional<String> topic,
    Optional<String> last,
    Optional<String> from,
    Optional<String> until,
    Optional<JsonNode> schema,
    Optional<String> name,
    Optional<String> track,
    Optional<String> mode,
    Optional<Integer> percent,
    Optional<GuardBody> guard,
    @JsonProperty("per_second") Optional<Integer> perSecond,
    Optional<Long> limit) {}
