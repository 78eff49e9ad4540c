package dev.assay.validator.judgement;

import dev.assay.contracts.deadletters.DeadLetterReason;

/** Why an event that was looked at could not be judged; never its own fault. */
public enum UnjudgedReason {
  /** No schema is known for it. */
  UNKNOWN_SCHEMA("unknown-schema", DeadLetterReason.UNKNOWN_SCHEMA),
  /** The validator failed, or can't use the schema. */
  INTERNAL("internal", DeadLetterReason.INTERNAL);

  private final String text;
  private final DeadLetterReason whenRefused;

  UnjudgedReason(String text, DeadLetterReason whenRefused) {
    this.text = text;
    this.whenRefused = whenRefused;
  }

  /** The reason in metrics. */
  public String text() {
    return text;
  }

  DeadLetterReason whenRefused() {
    return whenRefused;
  }
}
