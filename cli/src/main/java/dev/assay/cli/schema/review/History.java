package dev.assay.cli.schema.review;

import dev.assay.cli.schema.git.Side;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What came before a text, at one place. */
sealed interface History {
  /** Where that is, for people. */
  String origin();

  /** The text that is followed. */
  Edition latest();

  /** All texts with a version, newest first, the latest included. */
  Stream<Edition> all();

  /** The commit that a branch comes from, and those before it. */
  record OfFile(Side side, Entries entries, String path, Edition latest) implements History {
    @Override
    public String origin() {
      return side.name();
    }

    @Override
    public Stream<Edition> all() {
      return entries.editions(path).stream()
          .sorted(Comparator.comparing(OfFile::version).reversed());
    }

    private static SemVer version(Edition edition) {
      return edition.version().orElseThrow();
    }
  }

  /** The versions in a registry. */
  record OfRegistry(RegistryTexts texts, Entries entries, Subject subject, Edition latest)
      implements History {
    @Override
    public String origin() {
      return texts.url();
    }

    @Override
    public Stream<Edition> all() {
      List<SemVer> versions =
          texts.versions(subject).stream()
              .map(VersionBody::coreVersion)
              .flatMap(text -> SemVer.tryParse(text).stream())
              .sorted(Comparator.reverseOrder())
              .toList();
      return versions.stream()
          .flatMap(version -> texts.text(subject, new VersionSelector.Exact(version)).stream())
          .map(edition -> entries.completed(edition.document(), edition.version()));
    }

    static Optional<OfRegistry> of(RegistryTexts texts, Entries entries, Subject subject) {
      return texts
          .text(subject, VersionSelector.LATEST)
          .map(edition -> entries.completed(edition.document(), edition.version()))
          .map(latest -> new OfRegistry(texts, entries, subject, latest));
    }
  }
}
