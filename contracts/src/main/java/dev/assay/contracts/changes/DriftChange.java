package dev.assay.contracts.changes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * Data of a {@link ChangeType#DRIFT_REPORTED} event.
 *
 * @param track the line of evolution
 * @param name the schema's name
 * @param coreVersion the version that the client compared with, if it says
 * @param kind what it met, such as {@code unknown-field}
 * @param pointer where in the event, a JSON Pointer, if it says
 * @param detail one line for people; may be empty
 * @param count how many events it speaks of
 * @param by who reported it
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DriftChange(
    String track,
    String name,
    @JsonProperty("core_version") Optional<String> coreVersion,
    String kind,
    Optional<String> pointer,
    String detail,
    long count,
    String by) {}
