package dev.assay.sdk;

import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.ResolvedReference;
import java.util.List;
import java.util.Optional;

/**
 * One version of a schema, as a registry told it.
 *
 * @param subject whose version it is
 * @param version its number
 * @param id its numeric id, where the registry said it
 * @param fingerprint of its text
 * @param json the JSON Schema
 * @param deprecationNote why it should not be used any more; empty where it is in use, an empty
 *     text where nobody said why
 * @param references what its references to other entries mean
 */
public record RegisteredSchema(
    Subject subject,
    SemVer version,
    Optional<SchemaId> id,
    Fingerprint fingerprint,
    String json,
    Optional<String> deprecationNote,
    List<ResolvedReference> references) {
  public RegisteredSchema {
    references = List.copyOf(references);
  }

  /** Whether it should not be used any more. */
  public boolean deprecated() {
    return deprecationNote.isPresent();
  }

  /** Track, name and version, such as {@code v1/telemetry.FeedbackEvent@1.2.0}. */
  public SchemaReference reference() {
    return SchemaReference.to(subject, version);
  }

  @Override
  public String toString() {
    return reference().toString();
  }
}
