package dev.assay.cli.schema.review;

import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a registry knows about a text that is not published yet.
 *
 * @param history its versions, where it knows the schema
 * @param problem why it would refuse the version stated, apart from what the change is
 * @param notes for people
 */
record RegistrySays(Optional<History> history, Optional<String> problem, List<String> notes) {
  RegistrySays {
    notes = List.copyOf(notes);
  }

  static RegistrySays of(
      Optional<RegistryTexts> registry, Entries entries, Subject subject, Edition text) {
    if (registry.isEmpty()) {
      return new RegistrySays(Optional.empty(), Optional.empty(), List.of());
    }
    RegistryTexts texts = registry.get();
    List<VersionBody> versions = texts.versions(subject);
    Optional<VersionBody> same =
        versions.stream()
            .filter(version -> version.sha256().equals(text.fingerprint()))
            .findFirst();
    List<String> notes = new ArrayList<>();
    same.ifPresent(version ->
        notes.add(
            "%s has this very text already, as %s".formatted(texts.url(), version.coreVersion())));
    if (versions.isEmpty()) {
      notes.add("%s does not know the schema yet".formatted(texts.url()));
    }
    return new RegistrySays(
        History.OfRegistry.of(texts, entries, subject).map(history -> history),
        same.isPresent() ? Optional.empty() : taken(texts, versions, text),
        notes);
  }

  RegistrySays with(List<String> other) {
    return new RegistrySays(history, problem, other);
  }

  private static Optional<String> taken(
      RegistryTexts texts, List<VersionBody> versions, Edition text) {
    return text.version()
        .map(SemVer::toString)
        .filter(
            stated -> versions.stream().anyMatch(version -> version.coreVersion().equals(stated)))
        .map(stated -> "%s has another text as %s".formatted(texts.url(), stated));
  }
}
