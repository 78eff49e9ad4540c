package dev.assay.schema.validation;

import dev.assay.schema.Fingerprint;

/**
 * Is told when a plan accepted an event that the reference doesn't.
 *
 * <p>The plan is retired by then: the reference alone judges the schema's events from now on.
 */
@FunctionalInterface
public interface Disagreements {

  /**
   * Hears of a disagreement, on the thread that judged.
   *
   * @param schema whose plan was wrong
   * @param reference what stands; names no values of the event
   */
  void found(Fingerprint schema, Verdict reference);

  /** Nobody listens. */
  static Disagreements unheard() {
    return (schema, reference) -> {};
  }
}
