package dev.assay.contracts.facts;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.SchemaText;

/**
 * Something that is so, because the log says it. Never edited, never reinterpreted.
 *
 * <p>The record key names the fact's {@linkplain #identity() identity}, so that compaction keeps
 * exactly the latest statement about each thing. Facts are applied in the order of the log.
 */
public sealed interface Fact {

  /** What the statement is about; the key of its record. */
  String identity();

  /**
   * A version of a subject exists, with this text, for good.
   *
   * @param subject whose version it is
   * @param version its number
   * @param id the id it is known by, unique in the cluster
   * @param text the schema
   * @param declared what the publisher said beside the text
   * @param provenance who published it, when
   */
  record VersionPublished(
      Subject subject,
      SemVer version,
      SchemaId id,
      SchemaText text,
      Declared declared,
      Provenance provenance)
      implements Fact {
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
   * @param provenance who said so, when
   */
  record DeprecationStated(
      Subject subject, SemVer version, boolean deprecated, String note, Provenance provenance)
      implements Fact {
    @Override
    public String identity() {
      return "deprecation/" + subject + "/" + version;
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
}
