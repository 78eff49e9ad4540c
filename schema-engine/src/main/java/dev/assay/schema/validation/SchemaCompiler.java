package dev.assay.schema.validation;

import dev.assay.schema.document.SchemaDocument;
import dev.assay.schema.validation.reference.ReferenceCompiler;

/**
 * Makes schemas ready to judge events; safe for use by many threads.
 *
 * <p>{@code format} is asserted. Nothing is ever fetched: a readable document is complete.
 */
public final class SchemaCompiler {
  private final ReferenceCompiler reference;

  /** A compiler whose schemas do no more work for an event than the limits allow. */
  public SchemaCompiler(ValidationLimits limits) {
    this.reference = new ReferenceCompiler(limits);
  }

  /**
   * Makes one schema ready.
   *
   * @return a validator; should the schema turn out unusable, one that answers {@link
   *     UncheckedReason#INTERNAL} to every event, so that no event suffers for it
   */
  public CompiledSchema compile(SchemaDocument document) {
    return reference.compile(document);
  }
}
