package dev.assay.schema.validation;

/** In which way an event breaks its contract. */
public enum InvalidReason {
  /** It is not one well-formed JSON text (RFC 8259). */
  NOT_JSON,
  /** It is JSON that the schema refuses. */
  SCHEMA_VIOLATION,
  /** It has more bytes than the limits allow. */
  TOO_LARGE,
  /** It nests deeper than the limits allow. */
  TOO_DEEP
}
