package dev.assay.validator.catalogue;

import dev.assay.schema.SemVer;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The versions of one subject.
 *
 * @param published by number
 * @param deprecated numbers that should not be used any more; may name versions not seen yet
 * @param latest the highest by precedence, pre-releases included; one that is not deprecated beats
 *     any that is
 */
public record SubjectVersions(
    PMap<SemVer, PublishedVersion> published,
    PSet<SemVer> deprecated,
    Optional<PublishedVersion> latest) {
  static final SubjectVersions NONE =
      new SubjectVersions(HashTreePMap.empty(), HashTreePSet.empty(), Optional.empty());

  SubjectVersions with(PublishedVersion version) {
    return of(published.plus(version.version(), version), deprecated);
  }

  SubjectVersions without(SemVer version) {
    return of(published.minus(version), deprecated);
  }

  SubjectVersions withDeprecation(SemVer version, boolean isDeprecated) {
    return of(published, isDeprecated ? deprecated.plus(version) : deprecated.minus(version));
  }

  Optional<PublishedVersion> at(Optional<SemVer> version) {
    return version.isPresent() ? version.map(published::get) : latest;
  }

  private static SubjectVersions of(
      PMap<SemVer, PublishedVersion> published, PSet<SemVer> deprecated) {
    Optional<PublishedVersion> inUse =
        published.values().stream()
            .filter(version -> !deprecated.contains(version.version()))
            .max(PublishedVersion.BY_PRECEDENCE);
    return new SubjectVersions(
        published,
        deprecated,
        inUse.or(() -> published.values().stream().max(PublishedVersion.BY_PRECEDENCE)));
  }
}
