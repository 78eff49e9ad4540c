package dev.assay.contracts.facts;

import dev.assay.schema.SchemaReference;
import dev.assay.schema.document.Bundler;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.document.SchemaText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Puts a published schema together with the entries that it refers to. */
public final class CompleteText {
  /** What is in the log was within limits when it was published, whatever they are by now. */
  private static final SchemaReader ANY_SIZE =
      SchemaReader.ofEntries(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private CompleteText() {}

  /**
   * A schema as the log states it.
   *
   * @param text the schema
   * @param references what its references mean
   */
  public record Entry(SchemaText text, List<ResolvedReference> references) {
    public Entry {
      references = List.copyOf(references);
    }

    /** The entry that a fact states. */
    public static Entry of(Fact.VersionPublished fact) {
      return new Entry(fact.text(), fact.references());
    }
  }

  /**
   * The text with everything that it refers to, also through others.
   *
   * @param library where entries are to be had, by track, name and exact version
   * @return nothing where an entry is missing or can't be put together with the others
   */
  public static Optional<SchemaText> of(
      Entry root, Function<SchemaReference, Optional<Entry>> library) {
    if (root.references().isEmpty()) {
      return Optional.of(root.text());
    }
    return part(root)
        .map(part ->
            Bundler.bundle(part, pinned -> library.apply(pinned).flatMap(CompleteText::part)))
        .flatMap(CompleteText::readable)
        .map(SchemaDocument::text);
  }

  private static Optional<Bundler.Part> part(Entry entry) {
    return readable(ANY_SIZE.read(entry.text().json()))
        .map(document -> new Bundler.Part(document, entry.references()));
  }

  private static Optional<SchemaDocument> readable(SchemaReading reading) {
    return reading instanceof SchemaReading.Readable(SchemaDocument document)
        ? Optional.of(document)
        : Optional.empty();
  }
}
