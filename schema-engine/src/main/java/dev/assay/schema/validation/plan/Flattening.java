package dev.assay.schema.validation.plan;

import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.json.JsonPointer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Follows {@code $ref} and {@code allOf} to every schema that holds for the same value. */
final class Flattening {
  private final SchemaDocument document;
  private final Map<String, Fragment> found = new LinkedHashMap<>();
  private final Set<String> underway = new LinkedHashSet<>();

  private Flattening(SchemaDocument document) {
    this.document = document;
  }

  static Unit of(SchemaDocument document, Collection<Fragment> schemas) throws CannotPlan {
    Flattening flattening = new Flattening(document);
    for (Fragment schema : schemas) {
      flattening.follow(schema);
    }
    return Unit.of(flattening.found.values());
  }

  private void follow(Fragment schema) throws CannotPlan {
    if (schema.schema().isBoolean()) {
      if (!schema.schema().booleanValue()) {
        found.put(schema.pointer(), schema);
      }
      return;
    }
    if (!underway.add(schema.pointer())) {
      throw new CannotPlan("'%s' refers to itself within one value".formatted(schema.pointer()));
    }
    boolean refersOnly = schema.has("$ref") && document.dialect().compareTo(Dialect.DRAFT_07) <= 0;
    if (schema.has("$ref")) {
      follow(target(schema));
    }
    if (!refersOnly) {
      found.put(schema.pointer(), schema);
      for (Fragment part : schema.children("allOf")) {
        follow(part);
      }
    }
    underway.remove(schema.pointer());
  }

  private Fragment target(Fragment schema) throws CannotPlan {
    Optional<String> pointer = document.referenceTarget(schema.at("$ref"));
    Optional<JsonNode> target = pointer.flatMap(p -> JsonPointer.find(document.root(), p));
    if (target.isEmpty()) {
      throw new CannotPlan("'%s' refers to a meta-schema".formatted(schema.at("$ref")));
    }
    return new Fragment(pointer.get(), target.get());
  }
}
