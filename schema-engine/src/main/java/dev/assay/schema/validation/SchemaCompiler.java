package dev.assay.schema.validation;

import dev.assay.schema.document.SchemaDocument;

/** Makes schemas ready to judge events. */
public final class SchemaCompiler {
  private final ValidationLimits limits;

  /** A compiler whose schemas do no more work than the limits allow. */
  public SchemaCompiler(ValidationLimits limits) {
    this.limits = limits;
  }

  /** Makes one schema ready. */
  @SuppressWarnings("DoNotCallSuggester")
  public CompiledSchema compile(SchemaDocument document) {
    throw new UnsupportedOperationException("not yet: " + limits + document.fingerprint());
  }
}
