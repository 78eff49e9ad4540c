package dev.assay.validator.tracing;

import dev.assay.validator.judgement.Event;
import dev.assay.validator.judgement.Outcome;

/** Is told what became of events; safe for use by many threads, and never throws. */
public interface Tracing extends AutoCloseable {

  /**
   * An event was judged just now.
   *
   * @param tookNanos how long that took
   */
  void judged(Event event, Outcome outcome, long tookNanos);

  /** Hands on what is not handed on yet, as far as that is quick. */
  @Override
  void close();

  /** Tells nobody, and costs nothing. */
  static Tracing off() {
    return new Off();
  }

  /** Tells nobody. */
  final class Off implements Tracing {
    @Override
    public void judged(Event event, Outcome outcome, long tookNanos) {}

    @Override
    public void close() {}
  }
}
