package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.json.NodeOrNothing;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * What lies between two schemas: answer of {@code /diff}, {@code /schema/{id}/compat} and {@code
 * /compat/{id}/{from}/{to}}.
 *
 * @param from the older one, such as {@code v1/telemetry.FeedbackEvent@1.2.0}
 * @param to the newer one, or {@code candidate}
 * @param compatible whether the newer may follow the older by this level and content policy
 * @param level by which rule, such as {@code SEMVER}
 * @param content by which content policy: {@code strict} or {@code lenient}
 * @param requiredBump {@code none}, {@code patch}, {@code minor} or {@code major}
 * @param nextVersion the smallest version that would do, where the older one has a version
 * @param facts what changed, in order of place
 * @param breakingReasons why it may not follow, for people; empty exactly if compatible
 * @param breaks the same for programs
 * @param advice what to do, for people
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ComparisonBody(
    String from,
    String to,
    boolean compatible,
    String level,
    String content,
    @JsonProperty("required_bump") String requiredBump,
    @JsonProperty("next_version") Optional<String> nextVersion,
    List<FactBody> facts,
    @JsonProperty("breaking_reasons") List<String> breakingReasons,
    List<BreakBody> breaks,
    String advice) {

  /**
   * One change.
   *
   * @param kind such as {@code property-added}
   * @param pointer JSON Pointer to the place in the schema
   * @param before what stood there, if anything
   * @param after what stands there now, if anything
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record FactBody(
      String kind,
      String pointer,
      @JsonDeserialize(using = NodeOrNothing.class) Optional<JsonNode> before,
      @JsonDeserialize(using = NodeOrNothing.class) Optional<JsonNode> after) {}

  /**
   * One reason why not.
   *
   * @param direction {@code backward} or {@code forward}
   * @param reason for people
   * @param byRule whether it was decided by rule, because no event shows it
   * @param counterExample an event that the writer's schema accepts and the reader's refuses
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record BreakBody(
      String direction,
      String reason,
      @JsonProperty("by_rule") boolean byRule,
      @JsonProperty("counter_example") @JsonDeserialize(using = NodeOrNothing.class)
          Optional<JsonNode> counterExample) {}
}
