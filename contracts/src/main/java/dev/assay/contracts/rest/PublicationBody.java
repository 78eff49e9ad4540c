package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.verdicts.VerdictBody;
import java.util.Optional;

/**
 * What became of one schema that was to be published, or would become of it.
 *
 * @param track the line of evolution
 * @param name the schema's name
 * @param outcome {@code published}, {@code restored} or {@code unchanged}
 * @param coreVersion the version
 * @param id its numeric id; absent where it would only be given
 * @param previousVersion the version it follows, if any
 * @param verdict what lies between the two
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record PublicationBody(
    String track,
    String name,
    String outcome,
    @JsonProperty("core_version") String coreVersion,
    Optional<Integer> id,
    @JsonProperty("previous_version") Optional<String> previousVersion,
    Optional<VerdictBody> verdict) {}
