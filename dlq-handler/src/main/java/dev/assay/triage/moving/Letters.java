package dev.assay.triage.moving;

import dev.assay.contracts.redrives.RedriveProgress;
import dev.assay.triage.intake.Arrival;
import java.util.List;

/** The dead letters of a redrive, wherever they lie; used by one thread. */
interface Letters extends AutoCloseable {

  /**
   * The next dead letters, in the order of each partition; none where there are none just now.
   *
   * <p>{@link #reached} speaks of all of them then.
   */
  List<Arrival> next();

  /** How far it has read. */
  List<RedriveProgress> reached();

  /** Whether everything has been read. */
  boolean isThrough();

  /** How many offsets retention took away since this was asked last. */
  long takeExpired();

  @Override
  void close();
}
