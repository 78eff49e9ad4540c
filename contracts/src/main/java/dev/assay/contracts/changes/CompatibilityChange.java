package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Data of a {@link ChangeType#COMPATIBILITY_SET} event.
 *
 * @param scope what the rule is about
 * @param level the level now; absent where the scope is left to the wider ones again
 * @param content the content policy now, likewise
 * @param previousLevel the level that was in force for this scope before
 * @param previousContent the content policy that was in force before
 * @param revision the decision's revision
 * @param by who decided
 * @param reason why; may be empty
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record CompatibilityChange(
    String scope,
    Optional<String> level,
    Optional<String> content,
    @JsonProperty("previous_level") String previousLevel,
    @JsonProperty("previous_content") String previousContent,
    long revision,
    String by,
    String reason) {}
