package dev.assay.cli.schema.evolution;

import dev.assay.contracts.verdicts.DifferenceBody;
import dev.assay.schema.evolution.Difference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * A fact as it is printed.
 *
 * @param before null where nothing stood there; the kind tells that from a null that stood there
 * @param after null where nothing stands there
 */
public record FactBody(String kind, String pointer, JsonNode before, JsonNode after) {
  static FactBody of(Difference fact) {
    return new FactBody(fact.kind(), fact.pointer(), orNull(fact.before()), orNull(fact.after()));
  }

  static FactBody of(DifferenceBody fact) {
    return new FactBody(
        fact.kind(),
        fact.pointer(),
        fact.before().orElse(NullNode.getInstance()),
        fact.after().orElse(NullNode.getInstance()));
  }

  private static JsonNode orNull(JsonNode node) {
    return node.isMissingNode() ? NullNode.getInstance() : node;
  }
}
