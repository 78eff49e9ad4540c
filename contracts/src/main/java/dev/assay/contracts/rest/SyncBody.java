package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Body of {@code POST /admin/sync}.
 *
 * @param source {@code local} or {@code git}; needed
 * @param path the directory of schemas, below the configured root or inside the repository; by
 *     default all of it
 * @param repository with {@code git}: its URL or path
 * @param ref with {@code git}: branch, tag or commit, by default the repository's own
 * @param note what the release is about
 * @param dryRun whether only to say what would happen
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SyncBody(
    Optional<String> source,
    Optional<String> path,
    Optional<String> repository,
    Optional<String> ref,
    Optional<String> note,
    @JsonProperty("dry_run") Optional<Boolean> dryRun) {}
