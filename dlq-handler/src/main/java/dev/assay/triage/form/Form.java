package dev.assay.triage.form;

/** What all stored forms have: a number that says how to read the rest. */
interface Form {
  /** The only form there has been so far; a reader refuses every other. */
  int CURRENT = 1;

  /** The number that was written. */
  int form();
}
