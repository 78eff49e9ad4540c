package dev.assay.registry.state;

import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.contracts.facts.Fact.VersionPurged;
import dev.assay.schema.SchemaId;
import dev.assay.schema.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;

/**
 * Every version, findable by subject, by numeric id, by textual id and by who refers to it.
 *
 * <p>Words on deprecation and deletion are kept beside the versions they are about: compaction
 * moves the latest word behind other facts, and a tombstone may take one away before the other.
 *
 * @param lines the versions of each subject
 * @param ids which version a numeric id stands for
 * @param links who carries which textual id, and who refers to whom
 * @param words the latest words on each version
 * @param purged the versions that are gone for good
 */
record Catalogue(
    TreePMap<Subject, VersionLine> lines,
    TreePMap<SchemaId, VersionRef> ids,
    Links links,
    TreePMap<VersionRef, Words> words,
    Purged purged) {
  static final Catalogue EMPTY =
      new Catalogue(TreePMap.empty(), TreePMap.empty(), Links.NONE, TreePMap.empty(), Purged.NONE);

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
    return links.carriersOf(schemaId).stream()
        .flatMap(subject -> line(subject).flatMap(l -> l.latestCarrying(schemaId)).stream())
        .findFirst();
  }

  Catalogue publish(VersionPublished fact) {
    VersionRef ref = new VersionRef(fact.subject(), fact.version());
    PublishedVersion version = PublishedVersion.of(fact, words.getOrDefault(ref, Words.NONE));
    return new Catalogue(
        lines.plus(ref.subject(), line(ref.subject()).orElse(VersionLine.EMPTY).plus(version)),
        ids.plus(fact.id(), ref),
        links.plus(version),
        words,
        purged);
  }

  /** Says something else about a version, whether it is there or not. */
  Catalogue say(VersionRef ref, UnaryOperator<Words> change) {
    Words latest = change.apply(words.getOrDefault(ref, Words.NONE));
    TreePMap<Subject, VersionLine> judgedLines =
        version(ref)
            .map(version ->
                lines.plus(
                    ref.subject(), line(ref.subject()).orElseThrow().plus(version.with(latest))))
            .orElse(lines);
    return new Catalogue(
        judgedLines,
        ids,
        links,
        latest.isEmpty() ? words.minus(ref) : words.plus(ref, latest),
        purged);
  }

  /** Forgets a version, whatever is said about it. */
  Catalogue withdraw(VersionRef ref) {
    return version(ref).map(this::without).orElse(this);
  }

  Catalogue purge(VersionPurged fact) {
    VersionRef ref = new VersionRef(fact.subject(), fact.version());
    Catalogue rest = withdraw(ref);
    return new Catalogue(
        rest.lines, rest.ids, rest.links, rest.words.minus(ref), rest.purged.plus(ref, fact));
  }

  Catalogue withdrawPurge(VersionRef ref) {
    return new Catalogue(lines, ids, links, words, purged.minus(ref));
  }

  private Catalogue without(PublishedVersion version) {
    Subject subject = version.subject();
    VersionLine rest = line(subject).orElseThrow().minus(version.version());
    return new Catalogue(
        rest.byVersion().isEmpty() ? lines.minus(subject) : lines.plus(subject, rest),
        ids.minus(version.id()),
        links.minus(version, rest),
        words,
        purged);
  }

  List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    for (VersionLine line : lines.values()) {
      line.byVersion().values().forEach(version -> facts.add(version.published()));
    }
    for (Words said : words.values()) {
      said.deprecation().ifPresent(facts::add);
      said.deletion().ifPresent(facts::add);
    }
    facts.addAll(purged.byVersion().values());
    return facts;
  }

  /** The versions that refer to one. */
  TreePSet<VersionRef> referrersOf(VersionRef ref) {
    return links.referrersOf(ref);
  }
}
