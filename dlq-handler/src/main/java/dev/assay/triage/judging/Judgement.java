package dev.assay.triage.judging;

import dev.assay.schema.validation.Violation;
import java.util.Optional;

/** What the newest version says about an event. */
public sealed interface Judgement {

  /**
   * It keeps the contract.
   *
   * @param version that says so
   */
  record Passes(NewestVersion version) implements Judgement {}

  /**
   * It would be refused again.
   *
   * @param reason as a validator would give it, such as {@code schema-violation}
   * @param first the first violation, where there is one
   */
  record Fails(String reason, Optional<Violation> first) implements Judgement {}

  /** Nothing says by which schema it is to be judged. */
  record Unjudged() implements Judgement {}
}
