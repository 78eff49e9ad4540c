package dev.assay.validator.binding;

/** Which bytes of a value are judged. */
public enum PayloadForm {
  /** The whole value, whatever it looks like. */
  RAW,
  /** The member {@code payload} of an event envelope; the whole value where there is none. */
  ENVELOPE,
  /**
   * The member {@code payload} where the value is an envelope that names its schema, else the whole
   * value.
   */
  AUTO
}
