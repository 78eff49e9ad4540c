package dev.assay.registry.log;

import dev.assay.registry.state.Snapshot;

/**
 * How far a follower has come.
 *
 * @param snapshot what it has applied
 * @param readUpTo what it has read, markers included
 */
record Progress(Snapshot snapshot, LogEnd readUpTo) {
  static final Progress NONE = new Progress(Snapshot.START, LogEnd.START);
}
