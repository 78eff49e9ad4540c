package dev.assay.validator.catalogue;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Policies;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Schemas and policies as the log states them; immutable.
 *
 * <p>A fact that can't be read is kept out and remembered until the log says something readable
 * under its key. Until then the latest version of its subject counts as not known, so that no event
 * is refused by a version that has been replaced; pinned versions go on judging. A policy that
 * can't be read leaves the scope's former policy in force.
 *
 * @param subjects what is published
 * @param namesByTextualId schemas whose publisher gave them another textual id than their name
 * @param policies what operators decided
 * @param unreadable problem by the fact's key
 */
public record Catalogue(
    PMap<Subject, SubjectVersions> subjects,
    PMap<String, SchemaName> namesByTextualId,
    Policies policies,
    PMap<String, String> unreadable) {

  /** Before the first fact. */
  public static final Catalogue EMPTY =
      new Catalogue(
          HashTreePMap.empty(), HashTreePMap.empty(), Policies.NONE, HashTreePMap.empty());

  /** This catalogue after one more record of the log. */
  public Catalogue after(FactReading reading) {
    return switch (reading) {
      case FactReading.Stated(Fact fact) -> readable(fact.identity()).stated(fact);
      case FactReading.Withdrawn(String identity) -> readable(identity).withdrawn(identity);
      case FactReading.Unreadable(String identity, String problem) ->
          new Catalogue(subjects, namesByTextualId, policies, unreadable.plus(identity, problem));
    };
  }

  /**
   * The version that a reference means.
   *
   * @param preference tracks to look on, in this order, where the reference names none
   */
  public Finding find(SchemaReference reference, List<Track> preference) {
    List<Track> tracks = reference.track().map(List::of).orElse(preference);
    for (Track track : tracks) {
      Subject subject = new Subject(track, reference.name());
      Optional<String> unread = unreadableAbout(subject);
      if (unread.isPresent() && reference.version().isEmpty()) {
        return new Finding.Obscured(unread.get());
      }
      Optional<PublishedVersion> version =
          subjects.getOrDefault(subject, SubjectVersions.NONE).at(reference.selector());
      if (version.isPresent()) {
        return new Finding.Found(version.get());
      }
    }
    return new Finding.Missing(
        "no schema %s on %s; publish it, or correct the reference".formatted(reference, tracks));
  }

  /** The name behind a textual id that is not a name itself. */
  public Optional<SchemaName> named(String textualId) {
    return Optional.ofNullable(namesByTextualId.get(textualId));
  }

  /** The same schemas under other policies. */
  Catalogue under(Policies others) {
    return new Catalogue(subjects, namesByTextualId, others, unreadable);
  }

  private Catalogue stated(Fact fact) {
    return switch (fact) {
      case Fact.VersionPublished published -> published(published);
      case Fact.DeprecationStated stated ->
          changed(
              stated.subject(),
              versions -> versions.withDeprecation(stated.version(), stated.deprecated()));
      case Fact.DeletionStated stated ->
          changed(
              stated.subject(),
              versions -> versions.withDeletion(stated.version(), stated.deleted()));
      case Fact.VersionPurged purged ->
          changed(purged.subject(), versions -> versions.without(purged.version()));
      case Fact.CompatibilitySet forPublishersOnly -> this;
      case Fact.ReleasePublished forPublishersOnly -> this;
      case Fact.IdsIssued issued -> this;
      case Fact.PolicySet set -> decided(Optional.of(set.policy()), set.policy().scope());
      case Fact.PolicyLifted lifted -> decided(Optional.empty(), lifted.scope());
    };
  }

  private Catalogue published(Fact.VersionPublished fact) {
    String textualId = fact.declared().schemaId();
    SchemaName name = fact.subject().name();
    Catalogue known =
        textualId.equals(name.value())
            ? this
            : new Catalogue(subjects, namesByTextualId.plus(textualId, name), policies, unreadable);
    PublishedVersion version = PublishedVersion.of(fact, Completion.of(fact, subjects));
    return known.changed(fact.subject(), versions -> versions.with(version));
  }

  private Catalogue withdrawn(String identity) {
    return switch (FactIdentity.parse(identity)) {
      case FactIdentity.OfVersion about ->
          changed(about.subject(), versions -> versions.without(about.version()));
      case FactIdentity.OfDeprecation about ->
          changed(about.subject(), versions -> versions.withDeprecation(about.version(), false));
      case FactIdentity.OfDeletion about ->
          changed(about.subject(), versions -> versions.withDeletion(about.version(), false));
      case FactIdentity.OfPolicy about -> decided(Optional.empty(), about.scope());
      case FactIdentity.Other other -> this;
    };
  }

  private Catalogue changed(Subject subject, UnaryOperator<SubjectVersions> change) {
    SubjectVersions after = change.apply(subjects.getOrDefault(subject, SubjectVersions.NONE));
    return new Catalogue(subjects.plus(subject, after), namesByTextualId, policies, unreadable);
  }

  private Catalogue decided(Optional<EnforcementPolicy> policy, Scope scope) {
    Map<Scope, EnforcementPolicy> after = new HashMap<>(policies.byScope());
    policy.ifPresentOrElse(decision -> after.put(scope, decision), () -> after.remove(scope));
    return new Catalogue(subjects, namesByTextualId, new Policies(after), unreadable);
  }

  private Catalogue readable(String identity) {
    return unreadable.containsKey(identity)
        ? new Catalogue(subjects, namesByTextualId, policies, unreadable.minus(identity))
        : this;
  }

  private Optional<String> unreadableAbout(Subject subject) {
    if (unreadable.isEmpty()) {
      return Optional.empty();
    }
    return unreadable.keySet().stream()
        .filter(identity -> isAbout(FactIdentity.parse(identity), subject))
        .findFirst()
        .map(identity ->
            "the log's fact %s can't be read (%s); upgrade the validator"
                .formatted(identity, unreadable.get(identity)));
  }

  private static boolean isAbout(FactIdentity identity, Subject subject) {
    return switch (identity) {
      case FactIdentity.OfVersion about -> about.subject().equals(subject);
      case FactIdentity.OfDeprecation about -> about.subject().equals(subject);
      case FactIdentity.OfDeletion about -> about.subject().equals(subject);
      case FactIdentity.OfPolicy policy -> false;
      case FactIdentity.Other other -> false;
    };
  }
}
