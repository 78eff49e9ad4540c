package dev.assay.validator.catalogue;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Policies;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * Schemas, policies and bindings as the log states them; immutable.
 *
 * <p>A fact that can't be read is kept out and remembered until the log says something readable
 * under its key. Until then the latest version of its subject counts as not known, so that no event
 * is refused by a version that has been replaced; pinned versions go on judging. A policy that
 * can't be read leaves the scope's former policy in force.
 *
 * @param library what is published
 * @param namesByTextualId schemas whose publisher gave them another textual id than their name
 * @param policies what operators decided about invalid events
 * @param bindings what operators decided about topics, by name; also where they left one to the
 *     configuration again
 * @param unreadable problem by the fact's key
 */
public record Catalogue(
    Library library,
    PMap<String, SchemaName> namesByTextualId,
    Policies policies,
    PMap<String, BindingDecision> bindings,
    PMap<String, String> unreadable) {

  /** Before the first fact. */
  public static final Catalogue EMPTY =
      new Catalogue(
          Library.EMPTY,
          HashTreePMap.empty(),
          Policies.NONE,
          HashTreePMap.empty(),
          HashTreePMap.empty());

  /** This catalogue after one more record of the log. */
  public Catalogue after(FactReading reading) {
    return switch (reading) {
      case FactReading.Stated(Fact fact) -> readable(fact.identity()).stated(fact);
      case FactReading.Withdrawn(String identity) -> readable(identity).withdrawn(identity);
      case FactReading.Unreadable(String identity, String problem) ->
          with(unreadable.plus(identity, problem));
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
      Optional<PublishedVersion> version = library.of(subject).at(reference.selector());
      if (version.isPresent()) {
        return new Finding.Found(version.get());
      }
    }
    return new Finding.Missing(
        "no schema %s on %s; publish it, or correct the reference".formatted(reference, tracks));
  }

  /** The version that an id stands for. */
  public Finding find(SchemaId id) {
    return library
        .byId(id)
        .<Finding>map(Finding.Found::new)
        .orElseGet(() ->
            new Finding.Missing(
                "no schema has the id %s; publish it, or correct the id".formatted(id)));
  }

  /** Whether a version should not be used any more. */
  public boolean isDeprecated(PublishedVersion version) {
    return library.of(version.subject()).deprecated().contains(version.version());
  }

  /** The name behind a textual id that is not a name itself. */
  public Optional<SchemaName> named(String textualId) {
    return Optional.ofNullable(namesByTextualId.get(textualId));
  }

  private Catalogue stated(Fact fact) {
    return switch (fact) {
      case Fact.VersionPublished published -> published(published);
      case Fact.DeprecationStated stated ->
          with(
              library.changed(
                  stated.subject(),
                  versions -> versions.withDeprecation(stated.version(), stated.deprecated())));
      case Fact.DeletionStated stated ->
          with(
              library.changed(
                  stated.subject(),
                  versions -> versions.withDeletion(stated.version(), stated.deleted())));
      case Fact.VersionPurged purged -> with(library.without(purged.subject(), purged.version()));
      case Fact.CompatibilitySet forPublishersOnly -> this;
      case Fact.ReleasePublished forPublishersOnly -> this;
      case Fact.IdsIssued issued -> this;
      case Fact.PolicySet set -> decided(Optional.of(set.policy()), set.policy().scope());
      case Fact.BindingSet set ->
          withBindings(bindings.plus(set.decision().name(), set.decision()));
    };
  }

  private Catalogue published(Fact.VersionPublished fact) {
    String textualId = fact.declared().schemaId();
    SchemaName name = fact.subject().name();
    return new Catalogue(
        library.with(fact),
        textualId.equals(name.value()) ? namesByTextualId : namesByTextualId.plus(textualId, name),
        policies,
        bindings,
        unreadable);
  }

  private Catalogue withdrawn(String identity) {
    return switch (FactIdentity.parse(identity)) {
      case FactIdentity.OfVersion about -> with(library.without(about.subject(), about.version()));
      case FactIdentity.OfDeprecation about ->
          with(
              library.changed(
                  about.subject(), versions -> versions.withDeprecation(about.version(), false)));
      case FactIdentity.OfDeletion about ->
          with(
              library.changed(
                  about.subject(), versions -> versions.withDeletion(about.version(), false)));
      case FactIdentity.OfPolicy about -> decided(Optional.empty(), about.scope());
      case FactIdentity.OfBinding about -> withBindings(bindings.minus(about.name()));
      case FactIdentity.Other other -> this;
    };
  }

  private Catalogue decided(Optional<EnforcementPolicy> policy, Scope scope) {
    Map<Scope, EnforcementPolicy> after = new HashMap<>(policies.byScope());
    policy.ifPresentOrElse(decision -> after.put(scope, decision), () -> after.remove(scope));
    return new Catalogue(library, namesByTextualId, new Policies(after), bindings, unreadable);
  }

  private Catalogue with(Library changed) {
    return new Catalogue(changed, namesByTextualId, policies, bindings, unreadable);
  }

  private Catalogue with(PMap<String, String> unread) {
    return new Catalogue(library, namesByTextualId, policies, bindings, unread);
  }

  private Catalogue withBindings(PMap<String, BindingDecision> decided) {
    return new Catalogue(library, namesByTextualId, policies, decided, unreadable);
  }

  private Catalogue readable(String identity) {
    return unreadable.containsKey(identity) ? with(unreadable.minus(identity)) : this;
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
      case FactIdentity.OfBinding binding -> false;
      case FactIdentity.Other other -> false;
    };
  }
}
