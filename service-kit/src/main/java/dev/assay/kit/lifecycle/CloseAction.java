package dev.assay.kit.lifecycle;

/** Something to do when closing. */
@FunctionalInterface
public interface CloseAction {
  /** Closes; may fail in any way. */
  void close() throws Exception;
}
