package dev.assay.schema.document;

import java.nio.charset.StandardCharsets;

/** Reads schema documents, or says why not. */
public final class SchemaReader {
  private final DocumentLimits limits;

  /** A reader that refuses what is beyond the limits. */
  public SchemaReader(DocumentLimits limits) {
    this.limits = limits;
  }

  /** Reads a document in UTF-8. */
  @SuppressWarnings("DoNotCallSuggester")
  public SchemaReading read(byte[] utf8) {
    throw new UnsupportedOperationException("not yet: " + limits + utf8.length);
  }

  /** Reads a document. */
  public SchemaReading read(String json) {
    return read(json.getBytes(StandardCharsets.UTF_8));
  }
}
