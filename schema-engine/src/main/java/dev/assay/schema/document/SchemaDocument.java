package dev.assay.schema.document;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** A schema that was read and found usable; immutable. */
public final class SchemaDocument {
  private final SchemaText text;
  private final Dialect dialect;
  private final Fingerprint fingerprint;
  private final JsonNode root;
  private final DocumentLinks links;
  private final Map<String, String> referenceTargets;

  SchemaDocument(
      SchemaText text,
      Dialect dialect,
      JsonNode root,
      DocumentLinks links,
      Map<String, String> referenceTargets) {
    this.links = links;
    this.dialect = dialect;
    this.fingerprint = SchemaText.fingerprintOf(root);
    this.text = text.with(fingerprint);
    this.root = root;
    this.referenceTargets = Map.copyOf(referenceTargets);
  }

  /** The text as published. */
  public SchemaText text() {
    return text;
  }

  /** The draft that decides what the keywords mean. */
  public Dialect dialect() {
    return dialect;
  }

  /** What identifies the content, whatever its spelling. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** The document as a tree: an object or a boolean; to be read only, never changed. */
  public JsonNode root() {
    return root;
  }

  /**
   * The pointer of the schema that a reference leads to; empty for a meta-schema, which is not in
   * the document.
   *
   * @param referencePointer where the {@code $ref} or one of its kin stands
   */
  public Optional<String> referenceTarget(String referencePointer) {
    return Optional.ofNullable(referenceTargets.get(referencePointer));
  }

  /**
   * The document without what only people read: {@code title}, {@code description}, {@code
   * $comment}, {@code examples}, {@code default}, {@code x-…} and the root's {@code $id}.
   *
   * <p>Where a reference leads into one of these, they count, and all of the document is given.
   */
  public JsonNode assertions() {
    return AssertionsOnly.of(root, dialect);
  }

  /** The registry entries that the document refers to, each once, in order of appearance. */
  public List<SchemaReference> registryEntries() {
    return links.references().stream()
        .flatMap(reference -> RegistryUri.entryOf(reference.resource()).stream())
        .distinct()
        .toList();
  }

  /** Whether nothing is needed beside it: it refers to no registry entry. */
  public boolean isComplete() {
    return links.references().stream()
        .allMatch(reference -> RegistryUri.entryOf(reference.resource()).isEmpty());
  }

  DocumentLinks links() {
    return links;
  }

  @Override
  public String toString() {
    return "%s document %s".formatted(dialect, fingerprint);
  }
}
