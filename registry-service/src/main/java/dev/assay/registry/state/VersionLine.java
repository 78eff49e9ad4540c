package dev.assay.registry.state;

import dev.assay.schema.SemVer;
import dev.assay.schema.VersionSelector;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pcollections.TreePMap;

/**
 * The versions of one subject, with the one that counts as its latest.
 *
 * @param byVersion lowest precedence first, those put away included
 * @param latest the highest in use that is not deprecated, else the highest in use; empty only
 *     where all are put away
 */
record VersionLine(
    TreePMap<SemVer, PublishedVersion> byVersion, Optional<PublishedVersion> latest) {
  static final VersionLine EMPTY =
      new VersionLine(TreePMap.empty(VersionRef.BY_PRECEDENCE_THEN_TEXT), Optional.empty());

  VersionLine plus(PublishedVersion version) {
    return of(byVersion.plus(version.version(), version));
  }

  VersionLine minus(SemVer version) {
    return of(byVersion.minus(version));
  }

  private static VersionLine of(TreePMap<SemVer, PublishedVersion> versions) {
    return new VersionLine(versions, latestOf(versions.descendingMap().values(), _ -> true));
  }

  private static Optional<PublishedVersion> latestOf(
      Collection<PublishedVersion> highestFirst, Predicate<PublishedVersion> wanted) {
    Optional<PublishedVersion> highest = Optional.empty();
    for (PublishedVersion version : highestFirst) {
      if (!version.deleted() && wanted.test(version)) {
        if (!version.deprecated()) {
          return Optional.of(version);
        }
        highest = highest.isPresent() ? highest : Optional.of(version);
      }
    }
    return highest;
  }

  /** The latest of those that a selector admits; a version named exactly also where put away. */
  Optional<PublishedVersion> select(VersionSelector selector) {
    return switch (selector) {
      case VersionSelector.Latest() -> latest;
      case VersionSelector.Exact(SemVer version) -> version(version);
      case VersionSelector.Line line ->
          latestOf(byVersion.descendingMap().values(), version -> line.admits(version.version()));
    };
  }

  /** The latest of those that carry a textual id. */
  Optional<PublishedVersion> latestCarrying(String schemaId) {
    return latestOf(
        byVersion.descendingMap().values(),
        version -> version.declared().schemaId().equals(schemaId));
  }

  /** Whether any carries a textual id, put away or not. */
  boolean carries(String schemaId) {
    return byVersion.values().stream()
        .anyMatch(version -> version.declared().schemaId().equals(schemaId));
  }

  Optional<PublishedVersion> version(SemVer version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  /** Those in use below a number, highest first. */
  Stream<PublishedVersion> below(SemVer version) {
    return byVersion.headMap(version, false).descendingMap().values().stream()
        .filter(known -> !known.deleted());
  }

  /** Those in use above a number, lowest first. */
  Stream<PublishedVersion> above(SemVer version) {
    return byVersion.tailMap(version, false).values().stream().filter(known -> !known.deleted());
  }

  /** Those in use, highest first. */
  Stream<PublishedVersion> highestFirst() {
    return byVersion.descendingMap().values().stream().filter(known -> !known.deleted());
  }

  /** The version that would not come before or after this one, also where it is put away. */
  Optional<PublishedVersion> samePrecedence(SemVer version) {
    return Stream.of(byVersion.floorEntry(version), byVersion.ceilingEntry(version))
        .filter(Objects::nonNull)
        .map(Map.Entry::getValue)
        .filter(known -> known.version().compareTo(version) == 0)
        .findFirst();
  }

  /** The highest, also of those put away. */
  Optional<PublishedVersion> highestEver() {
    return Optional.ofNullable(byVersion.lastEntry()).map(Map.Entry::getValue);
  }

  /** The lowest, also of those put away. */
  Optional<PublishedVersion> lowestEver() {
    return Optional.ofNullable(byVersion.firstEntry()).map(Map.Entry::getValue);
  }
}
