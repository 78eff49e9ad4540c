package dev.assay.schema.document;

import dev.assay.schema.Fingerprint;

/** A schema as published: one JSON value, compact, key order kept. */
public record SchemaText(String json) {
  /** SHA-256 of the canonical JSON of this text. */
  @SuppressWarnings("DoNotCallSuggester")
  public Fingerprint fingerprint() {
    throw new UnsupportedOperationException("not yet: " + json);
  }
}
