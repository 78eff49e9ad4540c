package dev.assay.contracts.bindings;

/** Which bytes of a value are judged, and what a value has to look like. */
public enum PayloadForm {
  /** The whole value, whatever it looks like. */
  RAW,
  /** The member {@code payload} of an event envelope; a value that is no envelope is invalid. */
  ENVELOPE,
  /**
   * What follows Confluent's frame, or the whole value where the header {@code __value_schema_id}
   * is there; a value with neither is invalid.
   */
  CONFLUENT,
  /**
   * What follows a frame where there is one; the member {@code payload} where the value is an
   * envelope that names its schema; else the whole value.
   */
  AUTO
}
