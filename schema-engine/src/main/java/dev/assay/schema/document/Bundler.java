package dev.assay.schema.document;

import dev.assay.schema.SchemaReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes one complete document of a schema and the registry entries that it refers to.
 *
 * <p>Every entry, also one that is reached through others, becomes a definition of the bundle, and
 * references become JSON Pointers into it: the plainest form, which every validator understands. So
 * an entry that gives names to its parts ({@code $id} below the root, {@code $anchor}, {@code
 * $dynamicRef}, {@code $recursiveRef}) can't be referred to: inside another document such names
 * would mean something else.
 */
public final class Bundler {
  private static final int MAX_PARTS = 100;
  private static final SchemaReader COMPLETE =
      new SchemaReader(new DocumentLimits(1024 * 1024, 200, 20_000));

  private final Function<SchemaReference, Optional<Part>> library;
  private final List<SchemaFault> faults = new ArrayList<>();
  private final Map<String, Part> parts = new TreeMap<>();

  private Bundler(Function<SchemaReference, Optional<Part>> library) {
    this.library = library;
  }

  /**
   * A document with what its references meant.
   *
   * @param document read with references to the registry allowed
   * @param references one for each entry it names
   */
  public record Part(SchemaDocument document, List<ResolvedReference> references) {
    public Part {
      references = List.copyOf(references);
    }
  }

  /**
   * Bundles a document with everything it refers to.
   *
   * @param library where entries are to be had, by track, name and exact version
   * @return the complete document, or why there is none
   */
  public static SchemaReading bundle(Part root, Function<SchemaReference, Optional<Part>> library) {
    if (root.document().isComplete()) {
      return new SchemaReading.Readable(root.document());
    }
    return new Bundler(library).bundle(root);
  }

  private SchemaReading bundle(Part root) {
    gather(root);
    if (!faults.isEmpty()) {
      return new SchemaReading.Refused(faults);
    }
    String keyword = keywordOf(root.document());
    ObjectNode bundle = new PartText(root, keyword).asRoot();
    ObjectNode definitions =
        bundle.path(keyword).isObject()
            ? (ObjectNode) bundle.path(keyword)
            : JsonNodeFactory.instance.objectNode();
    parts.forEach((key, part) -> definitions.set(key, new PartText(part, keyword).under(key)));
    bundle.set(keyword, definitions);
    return COMPLETE.read(bundle.toString());
  }

  private void gather(Part from) {
    for (ResolvedReference reference : from.references()) {
      String key = keyOf(reference.pinned());
      if (!parts.containsKey(key) && faults.isEmpty()) {
        library
            .apply(reference.pinned())
            .ifPresentOrElse(
                part -> enter(key, part, reference, from), () -> fault(reference, "is not there"));
      }
    }
  }

  private void enter(String key, Part part, ResolvedReference reference, Part from) {
    if (part.document().dialect() != from.document().dialect()) {
      fault(reference, "is written in another dialect, " + part.document().dialect());
    } else if (part.document().links().namesItsParts()) {
      fault(reference, "names its parts ($id below the root, $anchor, $dynamicRef, $recursiveRef)");
    } else if (parts.size() == MAX_PARTS) {
      fault(reference, "is one too many: more than %d entries are reached".formatted(MAX_PARTS));
    } else {
      parts.put(key, part);
      gather(part);
    }
  }

  private void fault(ResolvedReference reference, String why) {
    faults.add(
        new SchemaFault(
            "",
            "'%s' %s".formatted(RegistryUri.of(reference.pinned()), why),
            "refer to an entry in the same dialect that is complete in itself"));
  }

  static String keyOf(SchemaReference pinned) {
    return "assay." + pinned.toString().replaceFirst("/", ".");
  }

  private static String keywordOf(SchemaDocument document) {
    return document.dialect().compareTo(Dialect.DRAFT_2019_09) < 0 ? "definitions" : "$defs";
  }
}
