package dev.assay.schema.document;

import dev.assay.schema.json.JsonPointer;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Sees to it that every reference leads to a schema within the document. */
final class ReferenceCheck {
  private final JsonNode root;
  private final SchemaWalk walk;
  private final Outline outline;
  private final boolean mayReferToRegistry;

  ReferenceCheck(JsonNode root, SchemaWalk walk, Outline outline, boolean mayReferToRegistry) {
    this.mayReferToRegistry = mayReferToRegistry;
    this.root = root;
    this.walk = walk;
    this.outline = outline;
  }

  /** Checks all references, those found on the way included. */
  void run(DocumentLimits limits) {
    // Targets under unknown keywords are walked when they are reached, and may refer further.
    for (int i = 0; i < outline.references().size(); i++) {
      Reference reference = outline.references().get(i);
      if (i == limits.maxReferences()) {
        outline.fault(
            reference.pointer(),
            "more than %d references".formatted(limits.maxReferences()),
            "split the schema, or raise maxReferences");
        return;
      }
      check(reference);
    }
  }

  private void check(Reference reference) {
    URI resource = reference.resource();
    Optional<String> home = outline.pointerOf(resource.toString());
    if (home.isEmpty()) {
      if (!isMetaSchema(reference) && !isForTheRegistry(resource)) {
        leadsOut(reference);
      }
      return;
    }
    String fragment = reference.fragment();
    Optional<String> target =
        fragment.isEmpty() || fragment.startsWith("/")
            ? Optional.of(home.get() + fragment)
            : outline.pointerOf(resource + "#" + fragment);
    target.ifPresentOrElse(
        pointer -> visitTarget(reference, pointer), () -> leadsNowhere(reference));
  }

  private boolean isForTheRegistry(URI resource) {
    return mayReferToRegistry && RegistryUri.entryOf(resource).isPresent();
  }

  private void leadsOut(Reference reference) {
    String remedy =
        mayReferToRegistry
            ? "copy the schema into $defs (definitions up to draft-07), or publish it and refer to assay:v1/NAME@VERSION"
            : "copy the schema into $defs (definitions up to draft-07) and refer to it there";
    outline.fault(
        reference.pointer(),
        "'%s' leads out of the document, and is never fetched over the network or from files"
            .formatted(reference.target()),
        remedy);
  }

  private void visitTarget(Reference reference, String pointer) {
    Optional<JsonNode> schema = JsonPointer.find(root, pointer);
    if (schema.isEmpty()) {
      leadsNowhere(reference);
    } else {
      outline.resolve(reference, pointer);
      walk.visit(pointer, schema.get(), reference.resource());
    }
  }

  private void leadsNowhere(Reference reference) {
    outline.fault(
        reference.pointer(),
        "'%s' leads to nothing in the document".formatted(reference.target()),
        "correct it, or add what it should lead to");
  }

  private static boolean isMetaSchema(Reference reference) {
    return reference.fragment().isEmpty()
        && Dialect.ofMetaSchema(reference.resource().toString()).isPresent();
  }
}
