package dev.assay.registry.state;

import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Who is connected with whom.
 *
 * @param carriers which subjects have a version with a textual id
 * @param referrers which versions refer to a version
 */
record Links(
    TreePMap<String, TreePSet<Subject>> carriers,
    TreePMap<VersionRef, TreePSet<VersionRef>> referrers) {
  static final Links NONE = new Links(TreePMap.empty(), TreePMap.empty());

  Links plus(PublishedVersion version) {
    String schemaId = version.declared().schemaId();
    TreePSet<Subject> known = carriersOf(schemaId);
    TreePMap<VersionRef, TreePSet<VersionRef>> more = referrers;
    for (ResolvedReference reference : version.references()) {
      VersionRef target = VersionRef.pinnedBy(reference.pinned()).orElseThrow();
      more = more.plus(target, more.getOrDefault(target, TreePSet.empty()).plus(version.ref()));
    }
    return new Links(
        known.contains(version.subject())
            ? carriers
            : carriers.plus(schemaId, known.plus(version.subject())),
        more);
  }

  /** Without a version, of whose subject this much is left. */
  Links minus(PublishedVersion version, VersionLine rest) {
    String schemaId = version.declared().schemaId();
    TreePSet<Subject> known = carriersOf(schemaId);
    TreePSet<Subject> left = rest.carries(schemaId) ? known : known.minus(version.subject());
    TreePMap<VersionRef, TreePSet<VersionRef>> fewer = referrers;
    for (ResolvedReference reference : version.references()) {
      VersionRef target = VersionRef.pinnedBy(reference.pinned()).orElseThrow();
      TreePSet<VersionRef> others =
          fewer.getOrDefault(target, TreePSet.empty()).minus(version.ref());
      fewer = others.isEmpty() ? fewer.minus(target) : fewer.plus(target, others);
    }
    return new Links(
        left.isEmpty() ? carriers.minus(schemaId) : carriers.plus(schemaId, left), fewer);
  }

  TreePSet<Subject> carriersOf(String schemaId) {
    return carriers.getOrDefault(schemaId, TreePSet.empty());
  }

  TreePSet<VersionRef> referrersOf(VersionRef target) {
    return referrers.getOrDefault(target, TreePSet.empty());
  }
}
