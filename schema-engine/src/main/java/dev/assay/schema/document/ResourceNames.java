package dev.assay.schema.document;

import java.net.URI;
import tools.jackson.databind.JsonNode;

/** How schemas inside a document are called: {@code $id}, {@code $anchor} and their kin. */
final class ResourceNames {
  private ResourceNames() {}

  /** Notes the names a schema gives itself, and gives the base of the references inside it. */
  static URI enter(
      Dialect dialect, Outline outline, String pointer, JsonNode schema, URI outerBase) {
    URI base = outerBase;
    String id = stringAt(schema, Keywords.idKeyword(dialect));
    if (!id.isEmpty() && !isIgnoredBesideRef(dialect, schema)) {
      base = enterId(outline, pointer, URI.create(id), outerBase);
    }
    for (String keyword : new String[] {"$anchor", "$dynamicAnchor"}) {
      String anchor = stringAt(schema, keyword);
      if (!anchor.isEmpty() && Keywords.shapeOf(dialect, keyword).isPresent()) {
        outline.name(base + "#" + anchor, pointer);
      }
    }
    return base;
  }

  /** An {@code $id} of {@code #name} is how anchors were written up to draft-07. */
  private static URI enterId(Outline outline, String pointer, URI id, URI outerBase) {
    Reference reference = new Reference(pointer, outerBase, id);
    if (!reference.resource().equals(outerBase)) {
      outline.name(reference.resource().toString(), pointer);
    }
    if (!reference.fragment().isEmpty()) {
      outline.name(reference.resource() + "#" + reference.fragment(), pointer);
    }
    return reference.resource();
  }

  /** Up to draft-07 nothing beside {@code $ref} counts. */
  private static boolean isIgnoredBesideRef(Dialect dialect, JsonNode schema) {
    return schema.has("$ref") && dialect.compareTo(Dialect.DRAFT_07) <= 0;
  }

  /** A string that is a URI reference where the keyword's shape says so, else "". */
  private static String stringAt(JsonNode schema, String keyword) {
    JsonNode value = schema.path(keyword);
    return KeywordShape.URI_REFERENCE.fits(value) ? value.stringValue() : "";
  }
}
