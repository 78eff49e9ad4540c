package dev.assay.triage.topology;

import dev.assay.triage.alert.Alert;

/** What comes out of watching the groups of a partition. */
sealed interface Told {

  /** People should know something. */
  record Alerted(Alert alert) implements Told {}

  /**
   * So many dead letters of a schema in an hour, in this partition's groups.
   *
   * @param partition of the groups
   * @param hour counted from the epoch
   * @param count so far
   */
  record Spent(int partition, long hour, long count) implements Told {}
}
