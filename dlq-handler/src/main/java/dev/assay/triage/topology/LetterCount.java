package dev.assay.triage.topology;

import dev.assay.triage.group.FailureReason;

/** Is told of every dead letter that was read; again where a transaction is repeated. */
@FunctionalInterface
public interface LetterCount {
  /** Counts one dead letter; runs on a stream thread. */
  void counted(String deadLetterTopic, FailureReason reason);
}
