package dev.assay.registry.mirror;

import dev.assay.contracts.rest.LogPosition;

/** What the mirror must know of the log itself, beyond the state it led to. */
interface SourceLog {

  /**
   * Which log it is.
   *
   * @throws MirrorTrouble if Kafka doesn't answer
   */
  LogIdentity identity();

  /**
   * The last offsets that exist; data or control records, committed or not.
   *
   * @throws MirrorTrouble if Kafka doesn't answer
   */
  LogPosition end();
}
