package dev.assay.schema.inclusion;

import dev.assay.schema.document.SchemaDocument;

/**
 * Decides whether every event of a writer's schema is accepted by a reader's.
 *
 * <p>Total: any two readable documents get an answer within the budget, and what can't be decided
 * is never called included.
 */
public final class Inclusion {
  private Inclusion() {}

  /** Decides for what a writer may write under a content policy. */
  public static InclusionVerdict decide(
      SchemaDocument writer, SchemaDocument reader, Content content) {
    return writer.fingerprint().equals(reader.fingerprint())
        ? new InclusionVerdict.Included()
        : new InclusionVerdict.Undecided("not the same text (%s)".formatted(content));
  }
}
