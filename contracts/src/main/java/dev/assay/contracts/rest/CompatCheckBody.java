package dev.assay.contracts.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.verdicts.VerdictBody;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Answer of {@code /compat/check}.
 *
 * @param compatible whether the one may follow the other
 * @param breakingReasons why not; empty where it may
 * @param advice what to do, for people
 * @param compatibility what the publisher claims about the newer one, {@code null} where nothing
 * @param from the older one, such as {@code v1/telemetry.FeedbackEvent@1.2.0}
 * @param to the newer one, or {@code candidate}
 * @param verdict the particulars
 */
public record CompatCheckBody(
    boolean compatible,
    @JsonProperty("breaking_reasons") List<String> breakingReasons,
    String advice,
    @JsonProperty("x_compat") Optional<String> compatibility,
    String from,
    String to,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<VerdictBody> verdict) {
  public CompatCheckBody {
    breakingReasons = List.copyOf(breakingReasons);
  }

  /**
   * The same for who asks by {@code from_track}, {@code from_version}, {@code to_track} and {@code
   * to_version}.
   *
   * @param advice what to do, for people
   * @param compatibility the publisher's claim where it is an object, else {@code null}
   */
  public record Apart(
      boolean compatible,
      @JsonProperty("breaking_reasons") List<String> breakingReasons,
      List<String> advice,
      @JsonProperty("x_compat") Optional<JsonNode> compatibility,
      String from,
      String to,
      @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<VerdictBody> verdict) {
    public Apart {
      breakingReasons = List.copyOf(breakingReasons);
      advice = List.copyOf(advice);
    }
  }

  /**
   * Body of {@code POST /compat/check}.
   *
   * @param name the schema's name; needed
   * @param track the track, {@code v1} where it is left out
   * @param from the version to compare with: a number, an alias, by default the latest
   * @param content the candidate; needed
   * @param level by which level, instead of the one in force
   * @param policy by which content policy, instead of the one in force
   * @param compatibility what the publisher would claim
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Candidate(
      Optional<String> name,
      Optional<String> track,
      Optional<String> from,
      Optional<JsonNode> content,
      Optional<String> level,
      @JsonProperty("content_policy") Optional<String> policy,
      @JsonProperty("x_compat") Optional<JsonNode> compatibility) {}
}
