package dev.assay.contracts.bindings;

/** What happens to an event that nobody could judge: unknown schema, or trouble of our own. */
public enum WhenUnchecked {
  /** Fail-open: it passes and is counted; that it can't be judged is not the event's fault. */
  PASS,
  /**
   * Fail-closed: it is refused wherever a violation would be refused, and passes where a violation
   * would only be marked.
   */
  REFUSE
}
