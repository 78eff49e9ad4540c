package dev.assay.cli.schema.evolution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.schema.evolution.Break;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import dev.assay.schema.evolution.Level;
import dev.assay.schema.inclusion.Content;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A verdict as it is printed; a line of the bulk check, or the document of {@code schema check}.
 *
 * @param id what the line was called, in bulk
 * @param counterExample that of the first break that has one, else null
 * @param undecided the reason of the first break that nobody could decide, else null
 * @param compatibleIfStrict what strict content would say, where the content is lenient and strict
 *     would say something else
 * @param traffic what retained events say, where they were asked
 */
public record VerdictBody(
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<JsonNode> id,
    boolean compatible,
    String level,
    String content,
    @JsonProperty("required_bump") String requiredBump,
    List<FactBody> facts,
    @JsonProperty("counter_example") JsonNode counterExample,
    List<BreakBody> breaks,
    Optional<String> undecided,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) @JsonProperty("compatible_if_strict")
        Optional<Boolean> compatibleIfStrict,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<TrafficBody> traffic) {

  /** A verdict of the bulk check. */
  static VerdictBody of(JsonNode id, CompatibilityVerdict verdict) {
    return of(
            verdict.level(),
            verdict.content(),
            verdict.required(),
            verdict.differences().stream().map(FactBody::of).toList(),
            verdict.breaks().stream()
                .map(broken -> BreakBody.of(broken, Optional.empty(), Optional.empty()))
                .toList())
        .called(id);
  }

  static VerdictBody of(
      Level level, Content content, Bump required, List<FactBody> facts, List<BreakBody> breaks) {
    return new VerdictBody(
        Optional.empty(),
        breaks.isEmpty(),
        level.name(),
        lower(content),
        lower(required),
        facts,
        breaks.stream()
            .filter(VerdictBody::isShown)
            .map(BreakBody::counterExample)
            .findFirst()
            .orElse(NullNode.getInstance()),
        breaks,
        breaks.stream()
            .filter(broken -> broken.basis().equals(lower(Break.Basis.UNDECIDED)))
            .map(BreakBody::reason)
            .findFirst(),
        Optional.empty(),
        Optional.empty());
  }

  VerdictBody withStrict(boolean compatibleIfStrict) {
    return new VerdictBody(
        id,
        compatible,
        level,
        content,
        requiredBump,
        facts,
        counterExample,
        breaks,
        undecided,
        compatibleIfStrict == compatible ? Optional.empty() : Optional.of(compatibleIfStrict),
        traffic);
  }

  /** The same with what events say. */
  public VerdictBody with(TrafficBody evidence) {
    return new VerdictBody(
        id,
        compatible,
        level,
        content,
        requiredBump,
        facts,
        counterExample,
        breaks,
        undecided,
        compatibleIfStrict,
        Optional.of(evidence));
  }

  private VerdictBody called(JsonNode name) {
    return new VerdictBody(
        Optional.of(name),
        compatible,
        level,
        content,
        requiredBump,
        facts,
        counterExample,
        breaks,
        undecided,
        compatibleIfStrict,
        traffic);
  }

  private static boolean isShown(BreakBody broken) {
    return broken.basis().equals("counter-example");
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
