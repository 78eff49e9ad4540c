package dev.assay.validator.catalogue;

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
 * version is stated once, and is not purged as long as anybody refers to it. Where that does not
 * hold, as for an entry that could not be read, the text stays as it is; then it is not compiled,
 * and its events go unchecked.
 */
final class Completion {
  private static final SchemaReader ANY_SIZE =
      SchemaReader.ofEntries(new DocumentLimits(Integer.MAX_VALUE, 500, Integer.MAX_VALUE));

  private Completion() {}

  /** The version with its complete text; the text as it is where that can't be had. */
  static PublishedVersion complete(
      PublishedVersion version, PMap<Subject, SubjectVersions> subjects) {
    return version.references().isEmpty()
        ? version
        : version.completedBy(bundled(version, subjects).orElse(version.text()));
  }

  private static Optional<SchemaText> bundled(
      PublishedVersion version, PMap<Subject, SubjectVersions> subjects) {
    return read(version.text())
        .map(document -> new Bundler.Part(document, version.references()))
        .map(part -> Bundler.bundle(part, pinned -> part(pinned, subjects)))
        .flatMap(reading ->
            reading instanceof SchemaReading.Readable(SchemaDocument complete)
                ? Optional.of(complete.text())
                : Optional.empty());
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
