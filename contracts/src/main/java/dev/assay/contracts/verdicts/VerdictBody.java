package dev.assay.contracts.verdicts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.json.NodeOrNothing;
import dev.assay.schema.evolution.Break;
import dev.assay.schema.evolution.Bump;
import dev.assay.schema.evolution.CompatibilityVerdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;

/**
 * Whether one schema may follow another, and why; bounded, however large the schemas are.
 *
 * @param level by which rule, such as {@code SEMVER}
 * @param content by which content policy: {@code strict} or {@code lenient}
 * @param compatible whether the rule is met
 * @param requiredBump {@code none}, {@code patch}, {@code minor} or {@code major}
 * @param facts the first differences, in order of place
 * @param factsTotal how many there are
 * @param reasons why not, for people
 * @param counterExample an event that one of the two accepts and the other refuses, unless it is
 *     too large for a message; it may be JSON null
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record VerdictBody(
    String level,
    String content,
    boolean compatible,
    @JsonProperty("required_bump") String requiredBump,
    List<DifferenceBody> facts,
    @JsonProperty("facts_total") int factsTotal,
    List<String> reasons,
    @JsonProperty("counter_example") @JsonDeserialize(using = NodeOrNothing.class)
        Optional<JsonNode> counterExample) {
  private static final int MAX_FACTS = 20;
  private static final int MAX_REASONS = 10;
  private static final int MAX_REASON_CHARACTERS = 500;
  private static final int MAX_EXAMPLE_BYTES = 4096;

  public VerdictBody {
    facts = List.copyOf(facts);
    reasons = List.copyOf(reasons);
  }

  /** The wire form of a verdict. */
  public static VerdictBody of(CompatibilityVerdict verdict) {
    return new VerdictBody(
        verdict.level().name(),
        CompatibilityRule.text(verdict.content()),
        verdict.compatible(),
        text(verdict.required()),
        verdict.differences().stream().limit(MAX_FACTS).map(DifferenceBody::of).toList(),
        verdict.differences().size(),
        verdict.breaks().stream().limit(MAX_REASONS).map(VerdictBody::reason).toList(),
        verdict.breaks().stream()
            .flatMap(found -> found.counterExample().stream())
            .filter(event -> event.toString().getBytes(UTF_8).length <= MAX_EXAMPLE_BYTES)
            .findFirst());
  }

  /** How a bump is written. */
  public static String text(Bump bump) {
    return bump.name().toLowerCase(Locale.ROOT);
  }

  private static String reason(Break found) {
    String direction = found.direction().name().toLowerCase(Locale.ROOT);
    String text = "%s: %s".formatted(direction, found.reason());
    return text.length() <= MAX_REASON_CHARACTERS
        ? text
        : text.substring(0, MAX_REASON_CHARACTERS) + "…";
  }
}
