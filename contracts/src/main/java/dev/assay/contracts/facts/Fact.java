package dev.assay.contracts.facts;

import dev.assay.contracts.bindings.BindingDecision;
import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy;
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
 * Something that is so, because the log says it. Never edited, never reinterpreted.
 *
 * <p>The record key names the fact's {@linkplain #identity() identity}, so that compaction keeps
 * exactly the latest statement about each thing. Facts are applied in the order of the log.
 */
public sealed interface Fact {

  /** What the statement is about; the key of its record. */
  String identity();

  /** Identities about which nothing is stated any more once this is; written as tombstones. */
  default List<String> withdraws() {
    return List.of();
  }

  /**
   * A version of a subject exists, with this text, for good.
   *
   * @param subject whose version it is
   * @param version its number
   * @param id the id it is known by, unique in the cluster
   * @param text the schema
   * @param references what its references to other registry entries mean, for good
   * @param declared what the publisher said beside the text
   * @param provenance who published it, when
   */
  record VersionPublished(
      Subject subject,
      SemVer version,
      SchemaId id,
      SchemaText text,
      List<ResolvedReference> references,
      Declared declared,
      Provenance provenance)
      implements Fact {
    public VersionPublished {
      references = List.copyOf(references);
    }

    /** A version whose text refers to no other entry. */
    public VersionPublished(
        Subject subject,
        SemVer version,
        SchemaId id,
        SchemaText text,
        Declared declared,
        Provenance provenance) {
      this(subject, version, id, text, List.of(), declared, provenance);
    }

    @Override
    public String identity() {
      return "version/" + subject + "/" + version;
    }
  }

  /**
   * Whether a version should still be used; the latest statement counts.
   *
   * @param subject whose version it is
   * @param version its number
   * @param deprecated true where it should not be used any more
   * @param note what to use instead, or why; may be empty
   * @param sunset the day from which nobody should count on it
   * @param successor what to use instead: a subject, or one version of it
   * @param provenance who said so, when
   */
  record DeprecationStated(
      Subject subject,
      SemVer version,
      boolean deprecated,
      String note,
      Optional<LocalDate> sunset,
      Optional<SchemaReference> successor,
      Provenance provenance)
      implements Fact {

    /** A word on deprecation without day and successor. */
    public DeprecationStated(
        Subject subject, SemVer version, boolean deprecated, String note, Provenance provenance) {
      this(subject, version, deprecated, note, Optional.empty(), Optional.empty(), provenance);
    }

    @Override
    public String identity() {
      return "deprecation/" + subject + "/" + version;
    }
  }

  /**
   * Whether a version is put away; the latest statement counts. Its text and id stay, for the
   * events that carry the id.
   *
   * @param subject whose version it is
   * @param version its number
   * @param deleted true where nobody is to find it any more, false where it is restored
   * @param reason why, may be empty
   * @param provenance who said so, when
   */
  record DeletionStated(
      Subject subject, SemVer version, boolean deleted, String reason, Provenance provenance)
      implements Fact {
    @Override
    public String identity() {
      return "deletion/" + subject + "/" + version;
    }
  }

  /**
   * A version's text is gone for good; number and id are never given again.
   *
   * @param subject whose version it was
   * @param version its number
   * @param id the id it was known by
   * @param reason why, may be empty
   * @param provenance who said so, when
   */
  record VersionPurged(
      Subject subject, SemVer version, SchemaId id, String reason, Provenance provenance)
      implements Fact {
    @Override
    public String identity() {
      return "purge/" + subject + "/" + version;
    }

    @Override
    public List<String> withdraws() {
      String thing = subject + "/" + version;
      return List.of("version/" + thing, "deprecation/" + thing, "deletion/" + thing);
    }
  }

  /**
   * Operators decided what new versions in a scope owe to those before them.
   *
   * @param policy what they decided
   */
  record CompatibilitySet(CompatibilityPolicy policy) implements Fact {
    @Override
    public String identity() {
      return "compatibility/" + policy.scope();
    }
  }

  /**
   * Versions came out together.
   *
   * @param number from 1, one higher for every release of the cluster
   * @param note what it is about, may be empty
   * @param versions the versions that it consists of: new ones, and those that stood already
   * @param provenance who released them, when
   */
  record ReleasePublished(
      int number, String note, List<SchemaReference> versions, Provenance provenance)
      implements Fact {
    public ReleasePublished {
      if (number < 1) {
        throw new IllegalArgumentException("release number %d is not positive".formatted(number));
      }
      versions = List.copyOf(versions);
    }

    @Override
    public String identity() {
      return "release/" + number;
    }
  }

  /**
   * Ids up to this one have been given away; survives the compaction of whatever carried them.
   *
   * @param highest the highest id ever given
   */
  record IdsIssued(SchemaId highest) implements Fact {
    @Override
    public String identity() {
      return "id-high-water-mark";
    }
  }

  /**
   * Operators decided about a scope.
   *
   * @param policy what they decided
   */
  record PolicySet(EnforcementPolicy policy) implements Fact {
    @Override
    public String identity() {
      return policy.scope().toString();
    }
  }

  /**
   * Operators decided which topics are judged by which schema.
   *
   * @param decision what they decided
   */
  record BindingSet(BindingDecision decision) implements Fact {
    @Override
    public String identity() {
      return BINDING + decision.name();
    }
  }

  /** What the identity of a binding begins with. */
  String BINDING = "binding/";
}
