package dev.assay.schema.validation;

/** Why an event could not be judged. */
public enum UncheckedReason {
  /** No schema is known for it. */
  UNKNOWN_SCHEMA,
  /** It has no value: a tombstone on a compacted topic. */
  TOMBSTONE,
  /** The validator itself failed or ran out of its budget. */
  INTERNAL
}
