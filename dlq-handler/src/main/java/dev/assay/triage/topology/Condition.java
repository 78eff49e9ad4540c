package dev.assay.triage.topology;

/** How the grouping application is. */
public sealed interface Condition {

  /** It reads dead letters, and its groups can be asked for. */
  record Running() implements Condition {}

  /** It starts, restores its groups or waits for Kafka. */
  record NotYet(String why) implements Condition {}

  /**
   * It has stopped for good.
   *
   * @param fenced whether another instance took its place, so that starting again would only fence
   *     that one
   */
  record Stopped(String why, boolean fenced) implements Condition {}
}
