package dev.assay.schema.evolution.diff;

import dev.assay.schema.json.CanonicalJson;
import dev.assay.schema.json.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A value and where it stands.
 *
 * @param node missing where nothing stands there
 * @param pointer JSON Pointer from the document's root
 * @param base URI of the schema resource around it, by which references inside are resolved
 */
record Placed(JsonNode node, String pointer, String base) {
  private static final Placed NOTHING = new Placed(MissingNode.getInstance(), JsonPointer.ROOT, "");

  static Placed nothing() {
    return NOTHING;
  }

  boolean isNothing() {
    return node.isMissingNode();
  }

  Placed member(String name) {
    return new Placed(node.path(name), JsonPointer.child(pointer, name), base);
  }

  Placed element(int index) {
    return new Placed(node.path(index), JsonPointer.child(pointer, index), base);
  }

  Placed in(String resource) {
    return new Placed(node, pointer, resource);
  }

  /** Equal texts mean equal values. */
  String text() {
    return isNothing() ? "" : CanonicalJson.text(node);
  }

  boolean sameValueAs(Placed other) {
    return text().equals(other.text());
  }
}
