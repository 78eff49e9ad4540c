package dev.assay.devstack.stack;

/** Why the stack can't be started, in one line that names the remedy. */
public final class StackRefused extends RuntimeException {
  /** Refuses with one line for people. */
  public StackRefused(String message) {
    super(message);
  }
}
