package dev.assay.registry.state;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.facts.Fact.DeletionStated;
import dev.assay.contracts.facts.Fact.DeprecationStated;
import dev.assay.contracts.facts.Fact.VersionPublished;
import dev.assay.contracts.facts.Provenance;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaText;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A version as it stands now: published, perhaps deprecated or put away since.
 *
 * @param published the fact that it exists
 * @param fingerprint of its text
 * @param deprecation the latest word on whether it should be used, if there ever was one
 * @param deletion the latest word on whether it is put away, if there ever was one
 */
public record PublishedVersion(
    VersionPublished published,
    Fingerprint fingerprint,
    Optional<DeprecationStated> deprecation,
    Optional<DeletionStated> deletion) {

  static PublishedVersion of(VersionPublished published, Words words) {
    return new PublishedVersion(
        published, published.text().fingerprint(), words.deprecation(), words.deletion());
  }

  PublishedVersion with(Words latest) {
    return new PublishedVersion(published, fingerprint, latest.deprecation(), latest.deletion());
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

  /** What its references to other entries mean. */
  public List<ResolvedReference> references() {
    return published.references();
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

  /** Whether it is put away: found by its id only. */
  public boolean deleted() {
    return deletion.map(DeletionStated::deleted).orElse(false);
  }

  /** The day from which nobody should count on it, where it is deprecated and one is set. */
  public Optional<LocalDate> sunset() {
    return deprecation.filter(DeprecationStated::deprecated).flatMap(DeprecationStated::sunset);
  }

  /** What to use instead, where it is deprecated and something is named. */
  public Optional<SchemaReference> successor() {
    return deprecation.filter(DeprecationStated::deprecated).flatMap(DeprecationStated::successor);
  }

  /** What to use instead, or why; nothing where it is in use or nobody said. */
  public Optional<String> deprecationNote() {
    return deprecation
        .filter(DeprecationStated::deprecated)
        .map(DeprecationStated::note)
        .filter(note -> !note.isEmpty());
  }
}
