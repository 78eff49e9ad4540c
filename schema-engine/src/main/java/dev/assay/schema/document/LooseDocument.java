package dev.assay.schema.document;

import dev.assay.schema.Fingerprint;
import tools.jackson.databind.JsonNode;

/**
 * A JSON value taken for a schema as it stands, whether or not {@link SchemaReader} would have it.
 *
 * <p>For questions about documents of anybody's, which deserve an answer even where they could not
 * be published here.
 *
 * @param root to be read only, never changed; any JSON value
 * @param dialect what decides about the meaning of keywords
 */
public record LooseDocument(JsonNode root, Dialect dialect) {

  /** A value in the dialect that it names, else in the one whose words it uses. */
  public static LooseDocument of(JsonNode root) {
    return new LooseDocument(root, ProbableDialect.of(root));
  }

  /** A document that was read, in the dialect it was read in. */
  public static LooseDocument of(SchemaDocument document) {
    return new LooseDocument(document.root(), document.dialect());
  }

  /** What identifies the content, whatever its spelling. */
  public Fingerprint fingerprint() {
    return SchemaText.fingerprintOf(root);
  }

  /** The document without what only people read, as in {@link SchemaDocument#assertions()}. */
  public JsonNode assertions() {
    return AssertionsOnly.of(root, dialect);
  }
}
