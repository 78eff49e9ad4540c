package dev.assay.contracts.verdicts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.contracts.json.NodeOrNothing;
import dev.assay.schema.evolution.Difference;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.node.StringNode;

/**
 * One fact about how two schemas differ.
 *
 * @param kind in kebab-case, such as {@code property-added}
 * @param pointer JSON Pointer to the place
 * @param before what stood there, if anything; a text that ends in … where it is long
 * @param after what stands there now, likewise
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record DifferenceBody(
    String kind,
    String pointer,
    @JsonDeserialize(using = NodeOrNothing.class) Optional<JsonNode> before,
    @JsonDeserialize(using = NodeOrNothing.class) Optional<JsonNode> after) {
  private static final int MAX_CHARACTERS = 300;

  /** The wire form of a difference. */
  public static DifferenceBody of(Difference difference) {
    return new DifferenceBody(
        difference.kind(),
        difference.pointer(),
        bounded(difference.before()),
        bounded(difference.after()));
  }

  private static Optional<JsonNode> bounded(JsonNode value) {
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    String text = value.toString();
    return Optional.of(
        text.length() <= MAX_CHARACTERS
            ? value
            : StringNode.valueOf(text.substring(0, MAX_CHARACTERS) + "…"));
  }
}
