package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;

/**
 * A release: answer of {@code POST /releases} and {@code GET /releases/{number}}.
 *
 * @param release its number; absent where nothing was written
 * @param note what it is about
 * @param by who released it
 * @param at ISO-8601, UTC
 * @param versions what it consists of, such as {@code v1/telemetry.FeedbackEvent@1.2.0}
 * @param dryRun true where nothing was written
 * @param schemas what became of each schema; in answer to a publish only
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReleaseBody(
    Optional<Integer> release,
    String note,
    String by,
    String at,
    List<String> versions,
    @JsonProperty("dry_run") Optional<Boolean> dryRun,
    Optional<List<PublicationBody>> schemas) {
  public ReleaseBody {
    versions = List.copyOf(versions);
  }
}
