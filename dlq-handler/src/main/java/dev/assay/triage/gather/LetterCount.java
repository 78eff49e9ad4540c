package dev.assay.triage.gather;

import dev.assay.triage.group.FailureReason;

/** Is told of every dead letter that is on its way to its group, once. */
@FunctionalInterface
public interface LetterCount {
  /** Counts so many dead letters; runs on a thread that reads. */
  void counted(String deadLetterTopic, FailureReason reason, long letters);
}
