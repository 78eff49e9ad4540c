package dev.assay.registry.state;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;
import java.util.Optional;

/**
 * A version as it stands now: published for good, perhaps deprecated since.
 *
 * @param published the fact that it exists
 * @param fingerprint of its text
 * @param deprecation the latest word on whether it should be used, if there ever was one
 */
public record PublishedVersion(
    VersionPublished published, Fingerprint fingerprint, Optional<DeprecationStated> deprecation) {

  static PublishedVersion of(VersionPublished published, Optional<DeprecationStated> deprecation) {
    return new PublishedVersion(published, published.text().fingerprint(), deprecation);
  }

  PublishedVersion with(Optional<DeprecationStated> latest) {
    return new PublishedVersion(published, fingerprint, latest);
  }

  /** Whose version it is. */
  public Subject subject() {
    return published.subject();
  }

  /** Its number. */
  public SemVer version() {
    return published.version();
  }

  /** Subject and number. */
  public VersionRef ref() {
    return new VersionRef(subject(), version());
  }

  /** The id it is known by, unique in the cluster. */
  public SchemaId id() {
    return published.id();
  }

  /** The schema. */
  public SchemaText text() {
    return published.text();
  }

  /** What the publisher said beside the text. */
  public Declared declared() {
    return published.declared();
  }

  /** Who published it, when. */
  public Provenance provenance() {
    return published.provenance();
  }

  /** Whether it should not be used any more. */
  public boolean deprecated() {
    return deprecation.map(DeprecationStated::deprecated).orElse(false);
  }

  /** What to use instead, or why; nothing where it is in use or nobody said. */
  public Optional<String> deprecationNote() {
    return deprecation
        .filter(DeprecationStated::deprecated)
        .map(DeprecationStated::note)
        .filter(note -> !note.isEmpty());
  }
}
