package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Body of {@code POST /redrives}.
 *
 * @param group fingerprint of a failure group, or a unique beginning of it
 * @param topics dead-letter topics to look at; all that are read where absent
 * @param since ISO-8601; failed then or later
 * @param until ISO-8601; failed before then
 * @param offsets {@code [TOPIC:]PARTITION:FIRST[-LAST]}
 * @param schema {@code [vN/]name[@version]} that refused them
 * @param producer the CloudEvents source, or the event's member {@code source}
 * @param patch a JSON Patch (RFC 6902)
 * @param mergePatch a JSON Merge Patch (RFC 7386)
 * @param set values by JSON Pointer
 * @param track judge by this track
 * @param to {@code source}, {@code validated} or {@code topic:NAME}; the source where absent
 * @param perSecond at most so many a second
 * @param maxAttempts park what was redriven so often; 3 where absent
 * @param parkFailing park what still fails
 * @param again move also what a redrive has moved before
 * @param force move a group that is neither repaired nor marked fixed
 * @param dryRun only plan
 * @param reason why, kept in the redrive
 * @param archive read from this archive instead of the topics
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RedriveWishBody(
    Optional<String> group,
    Optional<List<String>> topics,
    Optional<String> since,
    Optional<String> until,
    Optional<List<String>> offsets,
    Optional<String> schema,
    Optional<String> producer,
    Optional<JsonNode> patch,
    @JsonProperty("merge_patch") Optional<JsonNode> mergePatch,
    Optional<Map<String, JsonNode>> set,
    Optional<String> track,
    Optional<String> to,
    @JsonProperty("per_second") Optional<Double> perSecond,
    @JsonProperty("max_attempts") Optional<Integer> maxAttempts,
    @JsonProperty("park_failing") Optional<Boolean> parkFailing,
    Optional<Boolean> again,
    Optional<Boolean> force,
    @JsonProperty("dry_run") Optional<Boolean> dryRun,
    Optional<String> reason,
    Optional<String> archive) {}
