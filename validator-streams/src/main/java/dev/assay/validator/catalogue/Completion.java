package dev.assay.validator.catalogue;

import dev.assay.contracts.facts.Fact;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.document.Bundler;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.document.SchemaReader;
import dev.assay.schema.document.SchemaReading;
import dev.assay.schema.document.SchemaText;
import java.util.Optional;
import org.pcollections.PMap;

/**
 * Puts a schema together with the entries that it refers to.
 *
 * <p>The log states what is referred to before whoever refers to it, also where it is compacted: a
 * version is stated once, and is not purged as long as anybody refers to it.
 */
final class Completion {
  private static final SchemaReader ANY_SIZE =
      SchemaReader.ofEntries(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private Completion() {}

  /** The complete text; the text as it is where that can't be had, which then is not compiled. */
  static SchemaText of(Fact.VersionPublished fact, PMap<Subject, SubjectVersions> subjects) {
    if (fact.references().isEmpty()) {
      return fact.text();
    }
    return read(fact.text())
        .map(document -> new Bundler.Part(document, fact.references()))
        .map(part -> Bundler.bundle(part, pinned -> part(pinned, subjects)))
        .map(reading ->
            reading instanceof SchemaReading.Readable(SchemaDocument complete)
                ? complete.text()
                : fact.text())
        .orElse(fact.text());
  }

  private static Optional<Bundler.Part> part(
      SchemaReference pinned, PMap<Subject, SubjectVersions> subjects) {
    return pinned
        .subject()
        .flatMap(
            subject -> subjects.getOrDefault(subject, SubjectVersions.NONE).at(pinned.selector()))
        .flatMap(version ->
            read(version.text()).map(document -> new Bundler.Part(document, version.references())));
  }

  private static Optional<SchemaDocument> read(SchemaText text) {
    return ANY_SIZE.read(text.json()) instanceof SchemaReading.Readable(SchemaDocument document)
        ? Optional.of(document)
        : Optional.empty();
  }
}
