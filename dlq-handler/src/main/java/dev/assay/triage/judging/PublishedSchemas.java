package dev.assay.triage.judging;

import dev.assay.contracts.facts.CompleteText;
import dev.assay.contracts.facts.Fact;
import dev.assay.contracts.facts.FactReading;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Every schema as the facts of the log, applied in their order, state it; not for use by several
 * threads while facts are still applied.
 *
 * <p>A subject about which something can't be read has no newest version: what a validator of the
 * same release would not dare to judge by, nothing is promised about.
 */
public final class PublishedSchemas {
  /** Where to look where an event names no track, as a binding does that says nothing else. */
  private static final List<Track> PREFERENCE = List.of(Track.V1, Track.V2);

  private static final Comparator<Fact.VersionPublished> BY_PRECEDENCE =
      Comparator.comparing(Fact.VersionPublished::version).thenComparing(Fact.VersionPublished::id);

  private final Map<String, Fact.VersionPublished> versions = new HashMap<>();
  private final Map<Subject, Set<SemVer>> bySubject = new HashMap<>();
  private final Set<String> deprecated = new HashSet<>();
  private final Set<String> deleted = new HashSet<>();
  private final Set<String> unreadable = new HashSet<>();

  /** Applies the next record of the log. */
  public void apply(FactReading reading) {
    switch (reading) {
      case FactReading.Stated(Fact fact) -> {
        unreadable.remove(fact.identity());
        stated(fact);
      }
      case FactReading.Withdrawn(String identity) -> {
        unreadable.remove(identity);
        versions.remove(identity);
        deprecated.remove(identity);
        deleted.remove(identity);
      }
      case FactReading.Unreadable(String identity, String _) -> unreadable.add(identity);
    }
  }

  private void stated(Fact fact) {
    switch (fact) {
      case Fact.VersionPublished it -> {
        versions.put(it.identity(), it);
        bySubject.computeIfAbsent(it.subject(), _ -> new HashSet<>()).add(it.version());
      }
      case Fact.DeprecationStated it -> {
        if (it.deprecated()) {
          deprecated.add(it.identity());
        } else {
          deprecated.remove(it.identity());
        }
      }
      case Fact.DeletionStated it -> {
        if (it.deleted()) {
          deleted.add(it.identity());
        } else {
          deleted.remove(it.identity());
        }
      }
      case Fact.VersionPurged it -> it.withdraws().forEach(versions::remove);
      case Fact.CompatibilitySet _ -> {}
      case Fact.ReleasePublished _ -> {}
      case Fact.IdsIssued _ -> {}
      case Fact.PolicySet _ -> {}
      case Fact.BindingSet _ -> {}
    }
  }

  /**
   * The newest version of what a reference names, whatever version it names: the highest by
   * precedence, and one that is not deprecated before any that is. With everything that it refers
   * to; one that can't be put together with that is not there.
   */
  public Optional<NewestVersion> newest(SchemaReference reference) {
    return reference.track().map(List::of).orElse(PREFERENCE).stream()
        .map(track -> newest(new Subject(track, reference.name())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private Optional<NewestVersion> newest(Subject subject) {
    if (unreadable.stream().anyMatch(identity -> identity.contains("/" + subject + "/"))) {
      return Optional.empty();
    }
    List<Fact.VersionPublished> known =
        bySubject.getOrDefault(subject, Set.of()).stream()
            .filter(version -> !deleted.contains("deletion/" + subject + "/" + version))
            .map(version -> Optional.ofNullable(versions.get("version/" + subject + "/" + version)))
            .flatMap(Optional::stream)
            .toList();
    return known.stream()
        .filter(each -> !deprecated.contains("deprecation/" + subject + "/" + each.version()))
        .max(BY_PRECEDENCE)
        .or(() -> known.stream().max(BY_PRECEDENCE))
        .flatMap(this::complete);
  }

  private Optional<NewestVersion> complete(Fact.VersionPublished fact) {
    return CompleteText.of(
            CompleteText.Entry.of(fact),
            pinned ->
                Optional.ofNullable(
                        versions.get(
                            "version/%s/%s"
                                .formatted(
                                    pinned.subject().orElseThrow(),
                                    pinned.version().orElseThrow())))
                    .map(CompleteText.Entry::of))
        .map(text -> new NewestVersion(fact.subject(), fact.version(), fact.id(), text));
  }
}
