package dev.assay.validator.judgement;

import dev.assay.contracts.deadletters.Failure;
import dev.assay.schema.SchemaName;
import java.util.Optional;

/** What becomes of an event. */
public sealed interface Outcome {

  /** It keeps its contract and goes on. */
  record Passed(SchemaName schema) implements Outcome {}

  /** It goes on without anybody having looked at it. */
  record Skipped(SkipReason reason) implements Outcome {}

  /** It breaks its contract and goes on, marked. */
  record Marked(SchemaName schema, Failure failure) implements Outcome {}

  /**
   * It goes on, although nobody could judge it.
   *
   * @param schema the one that should have judged, where it was found
   * @param detail for the operator; never payload
   */
  record Unjudged(Optional<SchemaName> schema, UnjudgedReason reason, String detail)
      implements Outcome {}

  /**
   * It goes to the dead letters.
   *
   * @param schema the one that judged or should have, where it was found
   */
  record Refused(Optional<SchemaName> schema, Failure failure) implements Outcome {}
}
