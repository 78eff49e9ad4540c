package dev.assay.contracts.deadletters;

import java.util.Arrays;
import java.util.Optional;

/** Why an event was refused; a closed set. */
public enum DeadLetterReason {
  /** The value is no well-formed JSON (RFC 8259). */
  NOT_JSON("not-json"),
  /** The binding is fail-closed and nobody knows the schema. */
  UNKNOWN_SCHEMA("unknown-schema"),
  /** The value breaks its schema. */
  SCHEMA_VIOLATION("schema-violation"),
  /** The value has more bytes than the validator looks at. */
  TOO_LARGE("too-large"),
  /** The value is nested deeper than the validator looks. */
  TOO_DEEP("too-deep"),
  /** The binding is fail-closed and the validator itself failed. */
  INTERNAL("internal");

  private final String text;

  DeadLetterReason(String text) {
    this.text = text;
  }

  /** The reason on the wire, such as {@code schema-violation}. */
  public String text() {
    return text;
  }

  /** Reads a reason, or nothing for a text that is none. */
  public static Optional<DeadLetterReason> named(String text) {
    return Arrays.stream(values()).filter(reason -> reason.text.equals(text)).findFirst();
  }
}
