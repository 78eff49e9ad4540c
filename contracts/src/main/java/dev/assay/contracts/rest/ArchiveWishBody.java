package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * Body of {@code POST /archives}; every part but the name narrows, as for a redrive.
 *
 * @param name what it shall be called; by default made of the time
 * @param group fingerprint of a failure group, or a unique beginning of it
 * @param topics dead-letter topics to look at; all that are read where absent
 * @param since ISO-8601; failed then or later
 * @param until ISO-8601; failed before then
 * @param offsets {@code [TOPIC:]PARTITION:FIRST[-LAST]}
 * @param schema {@code [vN/]name[@version]} that refused them
 * @param producer the CloudEvents source, or the event's member {@code source}
 * @param reason why, kept in the manifest
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ArchiveWishBody(
    Optional<String> name,
    Optional<String> group,
    Optional<List<String>> topics,
    Optional<String> since,
    Optional<String> until,
    Optional<List<String>> offsets,
    Optional<String> schema,
    Optional<String> producer,
    Optional<String> reason) {}
