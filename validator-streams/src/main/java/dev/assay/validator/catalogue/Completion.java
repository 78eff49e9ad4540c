package dev.assay.validator.catalogue;

import dev.assay.contracts.facts.CompleteText;
import dev.assay.contracts.facts.CompleteText.Entry;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
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
  private Completion() {}

  /** The version with its complete text; the text as it is where that can't be had. */
  static PublishedVersion complete(
      PublishedVersion version, PMap<Subject, SubjectVersions> subjects) {
    return version.references().isEmpty()
        ? version
        : version.completedBy(
            CompleteText.of(entry(version), pinned -> entry(pinned, subjects))
                .orElse(version.text()));
  }

  private static Optional<Entry> entry(
      SchemaReference pinned, PMap<Subject, SubjectVersions> subjects) {
    return pinned
        .subject()
        .flatMap(
            subject -> subjects.getOrDefault(subject, SubjectVersions.NONE).at(pinned.selector()))
        .map(Completion::entry);
  }

  private static Entry entry(PublishedVersion version) {
    return new Entry(version.text(), version.references());
  }
}
