package dev.assay.registry.log;

import dev.assay.contracts.rest.LogPosition;
import dev.assay.registry.decision.Refusal;
import dev.assay.registry.decision.Reply;
import java.time.Duration;

/** What came of a command that was handed in for writing. */
public sealed interface Outcome {

  /**
   * It is so now: committed, and applied by this replica's follower.
   *
   * @param reply what stands
   * @param position a state at least this far up the log knows it
   */
  record Written(Reply reply, LogPosition position) implements Outcome {}

  /**
   * It was so before.
   *
   * @param reply what stands
   * @param position a state at least this far up the log knows it
   */
  record StoodAlready(Reply reply, LogPosition position) implements Outcome {}

  /**
   * It shall not be so.
   *
   * @param refusal why
   */
  record Declined(Refusal refusal) implements Outcome {}

  /**
   * Nobody could write it in time. It may still have become so; asking again is safe.
   *
   * @param reason what is the matter
   * @param retryAfter when it is worth asking again
   */
  record Unavailable(String reason, Duration retryAfter) implements Outcome {}
}
