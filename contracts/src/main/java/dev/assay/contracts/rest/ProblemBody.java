package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.NodeOrNothing;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * An error as clients read it ({@code application/problem+json}).
 *
 * @param type a URI for the kind of problem
 * @param title the kind in words
 * @param status the HTTP status
 * @param detail what happened, naming thing and value
 * @param remedy what to do about it
 * @param nextVersion where a version is refused: one that would do
 * @param counterExample where a change is refused: an event that one of the two schemas accepts and
 *     the other refuses; it may be JSON null
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProblemBody(
    Optional<String> type,
    Optional<String> title,
    int status,
    Optional<String> detail,
    Optional<String> remedy,
    @JsonProperty("next_version") Optional<String> nextVersion,
    @JsonProperty("counter_example") @JsonDeserialize(using = NodeOrNothing.class)
        Optional<JsonNode> counterExample) {

  /** A problem that is about no version. */
  public ProblemBody(
      Optional<String> type,
      Optional<String> title,
      int status,
      Optional<String> detail,
      Optional<String> remedy) {
    this(type, title, status, detail, remedy, Optional.empty(), Optional.empty());
  }
}
