package dev.assay.schema.validation;

/** Where work is done that no event should wait for. */
@FunctionalInterface
public interface Background {

  /** Runs a task, now or later; it doesn't throw. */
  void run(Runnable task);

  /** Nowhere else: the event waits. */
  static Background none() {
    return Runnable::run;
  }
}
