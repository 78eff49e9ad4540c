package dev.assay.triage.ask;

import java.util.function.Function;

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

  /** The answer to a question that needs this one first. */
  default <R> Reading<R> then(Function<T, Reading<R>> next) {
    return switch (this) {
      case Complete<T>(T value) -> next.apply(value);
      case NotNow<T>(String why) -> new NotNow<>(why);
    };
  }
}
