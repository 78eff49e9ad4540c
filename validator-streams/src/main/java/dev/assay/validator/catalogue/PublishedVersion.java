package dev.assay.validator.catalogue;

import dev.assay.contracts.facts.Fact;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import dev.assay.schema.document.SchemaText;
import java.util.Comparator;
import java.util.List;

/**
 * A version of a subject, as far as judging needs it.
 *
 * @param subject whose version it is
 * @param version its number
 * @param id orders versions that differ in build metadata alone: the later published one wins
 * @param text the schema, as published
 * @param references what its references to other entries mean
 * @param complete the schema with everything that it refers to; the same as the text for most
 */
public record PublishedVersion(
    Subject subject,
    SemVer version,
    SchemaId id,
    SchemaText text,
    List<ResolvedReference> references,
    SchemaText complete) {
  static final Comparator<PublishedVersion> BY_PRECEDENCE =
      Comparator.comparing(PublishedVersion::version).thenComparing(PublishedVersion::id);

  static PublishedVersion of(Fact.VersionPublished fact) {
    return new PublishedVersion(
        fact.subject(), fact.version(), fact.id(), fact.text(), fact.references(), fact.text());
  }

  PublishedVersion completedBy(SchemaText whole) {
    return new PublishedVersion(subject, version, id, text, references, whole);
  }

  /** Of the schema with everything that it refers to: what events are judged by. */
  public Fingerprint fingerprint() {
    return complete.fingerprint();
  }

  /** How headers, logs and groups name it: {@code v1/telemetry.FeedbackEvent@1.2.0}. */
  public String label() {
    return subject + "@" + version;
  }
}
