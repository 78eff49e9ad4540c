package dev.assay.cli.generate.shape;

import dev.assay.cli.generate.shape.Shape.Link;
import dev.assay.cli.generate.shape.Shape.Slot;
import dev.assay.schema.document.Dialect;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaOutline;
import dev.assay.schema.document.SchemaOutline.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the shapes of a document.
 *
 * <p>A place says something by its own keywords, by what it refers to, by {@code allOf} (both hold)
 * and by {@code anyOf} and {@code oneOf} (one of them holds). {@code then}, {@code else} and {@code
 * dependentSchemas} may only add members, and {@code not} says nothing that a type could.
 */
public final class ShapeReader {
  private static final Set<String> ONLY_FOR_PEOPLE =
      Set.of("title", "description", "$comment", "examples", "default", "deprecated", "$ref");
  private static final List<String> BRANCHES = List.of("anyOf", "oneOf");
  private static final List<String> CONDITIONS = List.of("then", "else");

  private final SchemaOutline outline;
  private final OwnShape own;
  private final Merge merge = new Merge(this::definition);
  private final Map<String, Slot> definitions = new LinkedHashMap<>();
  private final Set<String> beingRead = new HashSet<>();

  private ShapeReader(SchemaDocument document) {
    outline = SchemaOutline.of(document.root(), document.dialect());
    own = new OwnShape(outline, this::slot);
  }

  /** The shapes of a document that is complete. */
  public static Shapes read(SchemaDocument document) {
    ShapeReader reader = new ShapeReader(document);
    Slot root = reader.linked(reader.outline.root());
    String rootPointer = root.shape() instanceof Link(String pointer) ? pointer : "";
    Slot entered = root.shape() instanceof Link ? reader.definition(rootPointer) : root;
    LinkedHashMap<String, Slot> named = new LinkedHashMap<>();
    reader.definitions.forEach((pointer, slot) -> {
      if (Shapes.isNamed(slot.shape())) {
        named.put(pointer, slot);
      }
    });
    return new Shapes(entered, rootPointer, named);
  }

  private Slot slot(Place place) {
    if (!place.schema().isObject()) {
      return Slot.ANYTHING;
    }
    Optional<Place> target = target(place);
    if (target.isPresent() && onlyRefers(place)) {
      return linked(target.get());
    }
    Slot said = own.of(place);
    if (target.isPresent() && !refersAlone()) {
      said = merge.both(said, linked(target.get()));
    }
    for (Place part : parts(place, "allOf")) {
      said = merge.both(said, slot(part));
    }
    for (String keyword : BRANCHES) {
      List<Slot> branches = parts(place, keyword).stream().map(this::slot).toList();
      if (!branches.isEmpty()) {
        said = merge.both(said, branches.stream().reduce(merge::either).orElseThrow());
      }
    }
    for (Place condition : conditions(place)) {
      said = merge.perhaps(said, slot(condition));
    }
    return said;
  }

  private boolean onlyRefers(Place place) {
    return refersAlone()
        || place.schema().propertyNames().stream()
            .allMatch(name -> ONLY_FOR_PEOPLE.contains(name) || name.startsWith("x-"));
  }

  /** Whether whatever stands beside a {@code $ref} is as if it were not there. */
  private boolean refersAlone() {
    return outline.dialect().compareTo(Dialect.DRAFT_2019_09) < 0;
  }

  private Optional<Place> target(Place place) {
    return place.schema().path("$ref").isString()
        ? outline.resolve(place.base(), place.schema().path("$ref").stringValue())
        : Optional.empty();
  }

  /** What stands at a place that others may refer to, read once. */
  private Slot linked(Place target) {
    String pointer = target.pointer();
    if (beingRead.contains(pointer)) {
      return new Slot(new Link(pointer), false);
    }
    if (!definitions.containsKey(pointer)) {
      beingRead.add(pointer);
      Slot read = slot(target);
      beingRead.remove(pointer);
      definitions.put(pointer, read);
    }
    Slot found = definition(pointer);
    return Shapes.isNamed(found.shape()) ? new Slot(new Link(pointer), found.nullable()) : found;
  }

  private Slot definition(String pointer) {
    return definitions.getOrDefault(pointer, Slot.ANYTHING);
  }

  private List<Place> parts(Place place, String keyword) {
    List<Place> parts = new ArrayList<>();
    for (int i = 0; i < place.schema().path(keyword).size(); i++) {
      parts.add(outline.inside(place, keyword, Integer.toString(i)));
    }
    return parts;
  }

  private List<Place> conditions(Place place) {
    List<Place> places = new ArrayList<>();
    CONDITIONS.stream()
        .filter(place.schema()::has)
        .forEach(keyword -> places.add(outline.inside(place, keyword)));
    new TreeSet<>(place.schema().path("dependentSchemas").propertyNames())
        .forEach(name -> places.add(outline.inside(place, "dependentSchemas", name)));
    return places;
  }
}
