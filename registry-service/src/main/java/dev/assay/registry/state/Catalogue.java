package dev.assay.registry.state;

import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.schema.SchemaId;
import dev.assay.schema.Subject;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Every version, findable by subject, by numeric id and by textual id.
 *
 * <p>Words on deprecation are kept beside the versions they are about: compaction moves the latest
 * word behind other facts, and a tombstone may take one of the two away before the other.
 *
 * @param lines the versions of each subject
 * @param ids which version a numeric id stands for
 * @param carriers which subjects have a version with a textual id
 * @param deprecations the latest word on each version
 */
record Catalogue(
    TreePMap<Subject, VersionLine> lines,
    TreePMap<SchemaId, VersionRef> ids,
    TreePMap<String, TreePSet<Subject>> carriers,
    TreePMap<VersionRef, DeprecationStated> deprecations) {
  static final Catalogue EMPTY =
      new Catalogue(TreePMap.empty(), TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  Optional<VersionLine> line(Subject subject) {
    return Optional.ofNullable(lines.get(subject));
  }

  /** A line that is still the same object says the same; so this costs a glance a subject. */
  @SuppressWarnings("ReferenceEquality") // successors share what is unchanged
  NavigableSet<Subject> subjectsChangedSince(Catalogue earlier) {
    NavigableSet<Subject> changed = new TreeSet<>();
    lines.forEach((subject, line) -> {
      if (line != earlier.lines.get(subject)) {
        changed.add(subject);
      }
    });
    earlier.lines.keySet().stream()
        .filter(subject -> !lines.containsKey(subject))
        .forEach(changed::add);
    return changed;
  }

  Optional<PublishedVersion> version(VersionRef ref) {
    return line(ref.subject()).flatMap(line -> line.version(ref.version()));
  }

  Optional<PublishedVersion> byId(SchemaId id) {
    return Optional.ofNullable(ids.get(id)).flatMap(this::version);
  }

  Optional<PublishedVersion> bySchemaId(String schemaId) {
    return carriersOf(schemaId).stream()
        .findFirst()
        .flatMap(this::line)
        .flatMap(line -> line.latestCarrying(schemaId));
  }

  Catalogue publish(VersionPublished fact) {
    VersionRef ref = new VersionRef(fact.subject(), fact.version());
    String schemaId = fact.declared().schemaId();
    PublishedVersion version =
        PublishedVersion.of(fact, Optional.ofNullable(deprecations.get(ref)));
    return new Catalogue(
        lines.plus(ref.subject(), line(ref.subject()).orElse(VersionLine.EMPTY).plus(version)),
        ids.plus(fact.id(), ref),
        carriers.plus(schemaId, carriersOf(schemaId).plus(ref.subject())),
        deprecations);
  }

  Catalogue deprecate(DeprecationStated fact) {
    VersionRef ref = new VersionRef(fact.subject(), fact.version());
    return judged(ref, Optional.of(fact), deprecations.plus(ref, fact));
  }

  Catalogue withdrawDeprecation(VersionRef ref) {
    return judged(ref, Optional.empty(), deprecations.minus(ref));
  }

  Catalogue withdraw(VersionRef ref) {
    return version(ref).map(this::without).orElse(this);
  }

  private Catalogue judged(
      VersionRef ref,
      Optional<DeprecationStated> word,
      TreePMap<VersionRef, DeprecationStated> words) {
    TreePMap<Subject, VersionLine> judgedLines =
        version(ref)
            .map(version ->
                lines.plus(
                    ref.subject(), line(ref.subject()).orElseThrow().plus(version.with(word))))
            .orElse(lines);
    return new Catalogue(judgedLines, ids, carriers, words);
  }

  private Catalogue without(PublishedVersion version) {
    Subject subject = version.subject();
    String schemaId = version.declared().schemaId();
    VersionLine rest = line(subject).orElseThrow().minus(version.version());
    TreePMap<Subject, VersionLine> restLines =
        rest.byVersion().isEmpty() ? lines.minus(subject) : lines.plus(subject, rest);
    TreePSet<Subject> restCarriers =
        rest.latestCarrying(schemaId).isPresent()
            ? carriersOf(schemaId)
            : carriersOf(schemaId).minus(subject);
    return new Catalogue(
        restLines,
        ids.minus(version.id()),
        restCarriers.isEmpty() ? carriers.minus(schemaId) : carriers.plus(schemaId, restCarriers),
        deprecations);
  }

  private TreePSet<Subject> carriersOf(String schemaId) {
    return carriers.getOrDefault(schemaId, TreePSet.empty());
  }
}
