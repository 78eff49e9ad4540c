package dev.assay.registry.mirror;

import dev.assay.contracts.rest.LogPosition;

/** Where the mirror stands. */
public sealed interface MirrorStatus {

  /** It has not looked at etcd yet. */
  record Starting() implements MirrorStatus {}

  /**
   * The copy is as new as the state was a moment ago.
   *
   * @param position how far up the log the copy stands
   */
  record Following(LogPosition position) implements MirrorStatus {}

  /**
   * Something doesn't answer; it goes on trying, and catches up by itself.
   *
   * @param reason what, and how
   */
  record Waiting(String reason) implements MirrorStatus {}

  /**
   * It found something it must not overwrite, and does nothing until it is told to rebuild.
   *
   * @param reason what it found, and the remedy
   */
  record Halted(String reason) implements MirrorStatus {}
}
