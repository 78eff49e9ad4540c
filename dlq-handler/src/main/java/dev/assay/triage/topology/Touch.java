package dev.assay.triage.topology;

/** What happened to a group. */
enum Touch {
  /** It has one more dead letter. */
  LETTER,
  /** Somebody said something about it. */
  MARK
}
