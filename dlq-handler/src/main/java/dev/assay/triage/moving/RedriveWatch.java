package dev.assay.triage.moving;

/** Hears how many letters redrives have dealt with; runs on their threads. */
@FunctionalInterface
public interface RedriveWatch {
  /** Hears nothing. */
  RedriveWatch NONE = (moved, parked, failing) -> {};

  /** So many more are committed. */
  void committed(long moved, long parked, long failing);
}
