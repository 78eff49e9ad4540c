package dev.assay.validator.catalogue;

import dev.assay.contracts.facts.Fact;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;

/**
 * What is published, by subject and by id, each schema complete with what it refers to.
 *
 * <p>Should a version come or go that others refer to, those are put together anew, also the ones
 * that reach it through others.
 *
 * @param subjects versions by subject
 * @param ids which version an id stands for
 * @param referrers who refers to a version
 */
record Library(
    PMap<Subject, SubjectVersions> subjects,
    PMap<SchemaId, SchemaReference> ids,
    PMap<SchemaReference, PSet<SchemaReference>> referrers) {
  static final Library EMPTY =
      new Library(HashTreePMap.empty(), HashTreePMap.empty(), HashTreePMap.empty());

  Library with(Fact.VersionPublished fact) {
    SchemaReference own = SchemaReference.to(fact.subject(), fact.version());
    PMap<SchemaReference, PSet<SchemaReference>> known = referrers;
    for (ResolvedReference reference : fact.references()) {
      PSet<SchemaReference> others = known.getOrDefault(reference.pinned(), HashTreePSet.empty());
      known = known.plus(reference.pinned(), others.plus(own));
    }
    PublishedVersion version = Completion.complete(PublishedVersion.of(fact), subjects);
    return new Library(subjects, ids.plus(fact.id(), own), known)
        .changed(fact.subject(), versions -> versions.with(version))
        .completedAfter(own);
  }

  Library without(Subject subject, SemVer version) {
    SchemaReference gone = SchemaReference.to(subject, version);
    PMap<SchemaId, SchemaReference> left =
        version(gone).map(known -> ids.minus(known.id())).orElse(ids);
    return new Library(subjects, left, referrers)
        .changed(subject, versions -> versions.without(version))
        .completedAfter(gone);
  }

  Library changed(Subject subject, UnaryOperator<SubjectVersions> change) {
    SubjectVersions after = change.apply(of(subject));
    return new Library(subjects.plus(subject, after), ids, referrers);
  }

  SubjectVersions of(Subject subject) {
    return subjects.getOrDefault(subject, SubjectVersions.NONE);
  }

  Optional<PublishedVersion> byId(SchemaId id) {
    return Optional.ofNullable(ids.get(id)).flatMap(this::version);
  }

  private Optional<PublishedVersion> version(SchemaReference exact) {
    return exact.subject().flatMap(subject -> of(subject).at(exact.selector()));
  }

  private Library completedAfter(SchemaReference changed) {
    Library library = this;
    Set<SchemaReference> met = new HashSet<>();
    Deque<SchemaReference> open = new ArrayDeque<>();
    open.add(changed);
    while (!open.isEmpty()) {
      for (SchemaReference referrer : referrers.getOrDefault(open.remove(), HashTreePSet.empty())) {
        if (met.add(referrer)) {
          library = library.completed(referrer);
          open.add(referrer);
        }
      }
    }
    return library;
  }

  private Library completed(SchemaReference referrer) {
    return version(referrer)
        .map(version ->
            changed(
                version.subject(),
                versions -> versions.with(Completion.complete(version, subjects))))
        .orElse(this);
  }
}
