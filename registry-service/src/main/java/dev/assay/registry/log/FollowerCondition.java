package dev.assay.registry.log;

/** How it goes with following the log. */
public sealed interface FollowerCondition {

  /** What stood in the log at the start has not been read yet. */
  record CatchingUp() implements FollowerCondition {}

  /** Everything is read as it comes. */
  record Following() implements FollowerCondition {}

  /**
   * Kafka can't be reached; the last state stands, reading goes on when it is back.
   *
   * @param detail what is known about it
   */
  record KafkaAway(String detail) implements FollowerCondition {}

  /**
   * There is a record that may neither be read nor skipped; this is for good.
   *
   * @param reason where it is, what is wrong with it and what to do
   */
  record Stopped(String reason) implements FollowerCondition {}
}
