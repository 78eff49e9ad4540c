package dev.assay.schema.document;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.json.JsonPointer;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes a document as a part of a bundle, its references led to where things are there.
 *
 * @param part the document
 * @param keyword what definitions are called in its dialect
 */
record PartText(Bundler.Part part, String keyword) {

  /** The document that the bundle is about: stays where it is. */
  ObjectNode asRoot() {
    return rewritten("");
  }

  /** A document that becomes a definition: its root is no longer the root. */
  ObjectNode under(String key) {
    ObjectNode copy = rewritten("/" + keyword + "/" + key);
    copy.remove("$schema");
    copy.remove(Keywords.idKeyword(part.document().dialect()));
    return copy;
  }

  private ObjectNode rewritten(String place) {
    JsonNode root = part.document().root();
    if (root.isBoolean()) {
      ObjectNode anything = JsonNodeFactory.instance.objectNode();
      return root.booleanValue() ? anything : anything.set("not", anything.deepCopy());
    }
    ObjectNode copy = (ObjectNode) root.deepCopy();
    for (Reference reference : part.document().links().references()) {
      targetOf(reference, place).ifPresent(target -> set(copy, reference.pointer(), target));
    }
    return copy;
  }

  private Optional<String> targetOf(Reference reference, String place) {
    String fragment = Optional.ofNullable(reference.target().getRawFragment()).orElse("");
    URI resource = reference.resource();
    Optional<SchemaReference> entry = RegistryUri.entryOf(resource);
    if (entry.isPresent()) {
      return pinned(entry.get()).map(pin -> "#/" + keyword + "/" + Bundler.keyOf(pin) + fragment);
    }
    // A part has no names below its root, so whatever isn't a meta-schema's leads into itself.
    return place.isEmpty() || Dialect.ofMetaSchema(resource.toString()).isPresent()
        ? Optional.empty()
        : Optional.of("#" + place + fragment);
  }

  private Optional<SchemaReference> pinned(SchemaReference written) {
    return part.references().stream()
        .filter(reference -> reference.written().equals(written))
        .map(ResolvedReference::pinned)
        .findFirst();
  }

  private static void set(ObjectNode root, String pointer, String target) {
    int last = pointer.lastIndexOf('/');
    JsonNode parent = JsonPointer.find(root, pointer.substring(0, last)).orElseThrow();
    String keyword = pointer.substring(last + 1).replace("~1", "/").replace("~0", "~");
    ((ObjectNode) parent).put(keyword, target);
  }
}
