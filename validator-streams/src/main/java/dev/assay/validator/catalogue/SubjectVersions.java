package dev.assay.validator.catalogue;

import dev.assay.schema.SemVer;
import dev.assay.schema.VersionSelector;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * The versions of one subject.
 *
 * @param published by number, those put away included
 * @param deprecated numbers that should not be used any more; may name versions not seen yet
 * @param deleted numbers that were put away; may name versions not seen yet
 * @param latest of those in use the highest by precedence, pre-releases included; one that is not
 *     deprecated beats any that is
 */
public record SubjectVersions(
    PMap<SemVer, PublishedVersion> published,
    PSet<SemVer> deprecated,
    PSet<SemVer> deleted,
    Optional<PublishedVersion> latest) {
  static final SubjectVersions NONE =
      new SubjectVersions(
          HashTreePMap.empty(), HashTreePSet.empty(), HashTreePSet.empty(), Optional.empty());

  SubjectVersions with(PublishedVersion version) {
    return of(published.plus(version.version(), version), deprecated, deleted);
  }

  SubjectVersions without(SemVer version) {
    return of(published.minus(version), deprecated, deleted);
  }

  SubjectVersions withDeprecation(SemVer version, boolean isDeprecated) {
    return of(
        published, isDeprecated ? deprecated.plus(version) : deprecated.minus(version), deleted);
  }

  SubjectVersions withDeletion(SemVer version, boolean isDeleted) {
    return of(published, deprecated, isDeleted ? deleted.plus(version) : deleted.minus(version));
  }

  /** An exact number also finds what was put away: events that name it are still about. */
  Optional<PublishedVersion> at(VersionSelector selector) {
    return switch (selector) {
      case VersionSelector.Latest() -> latest;
      case VersionSelector.Exact(SemVer version) -> Optional.ofNullable(published.get(version));
      case VersionSelector.Line line -> latestOf(version -> line.admits(version.version()));
    };
  }

  private static SubjectVersions of(
      PMap<SemVer, PublishedVersion> published, PSet<SemVer> deprecated, PSet<SemVer> deleted) {
    SubjectVersions unjudged =
        new SubjectVersions(published, deprecated, deleted, Optional.empty());
    return new SubjectVersions(published, deprecated, deleted, unjudged.latestOf(_ -> true));
  }

  private Optional<PublishedVersion> latestOf(Predicate<PublishedVersion> wanted) {
    List<PublishedVersion> inUse =
        published.values().stream()
            .filter(version -> !deleted.contains(version.version()))
            .filter(wanted)
            .toList();
    return inUse.stream()
        .filter(version -> !deprecated.contains(version.version()))
        .max(PublishedVersion.BY_PRECEDENCE)
        .or(() -> inUse.stream().max(PublishedVersion.BY_PRECEDENCE));
  }
}
