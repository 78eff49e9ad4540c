package dev.assay.sdk;

/** The registry answered, and there is no such schema. */
public final class SchemaNotFound extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaNotFound(String message) {
    super(message);
  }
}
