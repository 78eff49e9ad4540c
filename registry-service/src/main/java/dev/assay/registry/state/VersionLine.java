package dev.assay.registry.state;

import dev.assay.schema.SemVer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * The versions of one subject, with the one that counts as its latest.
 *
 * @param byVersion lowest precedence first
 * @param latest the highest that is not deprecated, else the highest; empty only without versions
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
    return new VersionLine(versions, latestOf(versions.descendingMap().values()));
  }

  static Optional<PublishedVersion> latestOf(Collection<PublishedVersion> highestFirst) {
    return highestFirst.stream()
        .filter(version -> !version.deprecated())
        .findFirst()
        .or(() -> highestFirst.stream().findFirst());
  }

  /** The latest of those that carry a textual id. */
  Optional<PublishedVersion> latestCarrying(String schemaId) {
    return latestOf(
        byVersion.descendingMap().values().stream()
            .filter(version -> version.declared().schemaId().equals(schemaId))
            .toList());
  }

  Optional<PublishedVersion> version(SemVer version) {
    return Optional.ofNullable(byVersion.get(version));
  }

  Optional<PublishedVersion> preceding(SemVer version) {
    return Optional.ofNullable(byVersion.lowerEntry(version)).map(Map.Entry::getValue);
  }

  Optional<PublishedVersion> highest() {
    return Optional.ofNullable(byVersion.lastEntry()).map(Map.Entry::getValue);
  }
}
