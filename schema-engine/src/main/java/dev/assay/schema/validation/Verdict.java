package dev.assay.schema.validation;

import java.util.List;

/** What a schema says about an event. */
public sealed interface Verdict {

  /** The one verdict of every event that keeps the contract. */
  static Verdict valid() {
    return Valid.SHARED;
  }

  /** The event keeps the contract. */
  record Valid() implements Verdict {
    private static final Valid SHARED = new Valid();
  }

  /**
   * The event breaks the contract.
   *
   * @param reason in which way
   * @param violations at least one, in order of place and keyword; as many as the limits allow
   */
  record Invalid(InvalidReason reason, List<Violation> violations) implements Verdict {
    public Invalid {
      if (violations.isEmpty()) {
        throw new IllegalArgumentException(
            "an invalid verdict (%s) names no violation; give at least one".formatted(reason));
      }
      violations = violations.stream().sorted(Violation.byPlace()).toList();
    }
  }

  /**
   * Nobody could judge the event; not its own fault.
   *
   * @param reason why not
   * @param detail for the operator; never payload
   */
  record Unchecked(UncheckedReason reason, String detail) implements Verdict {}
}
