package dev.assay.schema.document;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a walk over a document found: its schemas, how they are called, and who refers to whom. */
final class Outline {
  /** Where a document is that doesn't say; relative references from here lead nowhere. */
  static final URI UNNAMED = URI.create("assay://document/");

  private final List<SchemaFault> faults = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final Set<String> schemas = new HashSet<>();
  private final Map<String, String> pointersByName = new HashMap<>();
  private final Map<String, String> targets = new HashMap<>();

  Outline() {
    pointersByName.put(UNNAMED.toString(), "");
  }

  void fault(String pointer, String problem, String remedy) {
    faults.add(new SchemaFault(pointer, problem, remedy));
  }

  /** Notes a schema; false where it was seen before. */
  boolean enter(String pointer) {
    return schemas.add(pointer);
  }

  boolean hasSchema(String pointer) {
    return schemas.contains(pointer);
  }

  /** How many resources there are: the document, and what has an identifier inside it. */
  long resources() {
    return pointersByName.entrySet().stream()
        .filter(named -> named.getKey().indexOf('#') < 0)
        .map(Map.Entry::getValue)
        .distinct()
        .count();
  }

  /** Pointers of all schemas. */
  Set<String> schemas() {
    return schemas;
  }

  void refer(Reference reference) {
    references.add(reference);
  }

  /** Gives a place a name: the URI of a resource, or that with an anchor behind it. */
  void name(String name, String pointer) {
    String former = pointersByName.putIfAbsent(name, pointer);
    if (former != null && !former.equals(pointer)) {
      fault(
          pointer,
          "'%s' names this schema and the one at '%s'".formatted(name, former),
          "give each its own name, or $ref would mean either");
    }
  }

  Optional<String> pointerOf(String name) {
    return Optional.ofNullable(pointersByName.get(name));
  }

  /** Whether any place below the root has a name. */
  boolean namesPlacesBelowTheRoot() {
    return pointersByName.values().stream().anyMatch(pointer -> !pointer.isEmpty())
        || pointersByName.keySet().stream().anyMatch(name -> name.indexOf('#') >= 0);
  }

  void resolve(Reference reference, String target) {
    targets.put(reference.pointer(), target);
  }

  /** Where references lead, by where they stand. */
  Map<String, String> targets() {
    return targets;
  }

  List<SchemaFault> faults() {
    return faults;
  }

  List<Reference> references() {
    return references;
  }
}
