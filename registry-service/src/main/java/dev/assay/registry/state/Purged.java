package dev.assay.registry.state;

import dev.assay.contracts.facts.Fact.VersionPurged;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.Optional;
import org.pcollections.TreePMap;

/**
 * What is gone for good, and must not come back as something else.
 *
 * @param byVersion the fact for each version
 * @param byId which version an id stood for
 */
record Purged(TreePMap<VersionRef, VersionPurged> byVersion, TreePMap<SchemaId, VersionRef> byId) {
  private static final SemVer BEYOND_ALL = SemVer.release(999_999_999, 999_999_999, 999_999_999);
  static final Purged NONE = new Purged(TreePMap.empty(), TreePMap.empty());

  Purged plus(VersionRef ref, VersionPurged fact) {
    return new Purged(byVersion.plus(ref, fact), byId.plus(fact.id(), ref));
  }

  Purged minus(VersionRef ref) {
    return version(ref)
        .map(fact -> new Purged(byVersion.minus(ref), byId.minus(fact.id())))
        .orElse(this);
  }

  Optional<VersionPurged> version(VersionRef ref) {
    return Optional.ofNullable(byVersion.get(ref));
  }

  Optional<SemVer> highestOf(Subject subject) {
    return Optional.ofNullable(byVersion.floorKey(new VersionRef(subject, BEYOND_ALL)))
        .filter(ref -> ref.subject().equals(subject))
        .map(VersionRef::version);
  }

  Optional<VersionPurged> id(SchemaId id) {
    return Optional.ofNullable(byId.get(id)).flatMap(this::version);
  }
}
