package dev.assay.triage.group;

/**
 * What came of asking for groups.
 *
 * @param <T> what was asked for
 */
public sealed interface Reading<T> {

  /** The whole answer. */
  record Complete<T>(T value) implements Reading<T> {}

  /** No answer now, but probably soon; why, for people. */
  record NotNow<T>(String why) implements Reading<T> {}
}
