package dev.assay.registry.mirror;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;

/** The place the copy is kept in; every call may throw {@link MirrorTrouble}. */
interface MirrorStore extends AutoCloseable {

  /** The expectation that there is no checkpoint. */
  long ABSENT = 0;

  /** The checkpoint's text with the revision it was written at, if there is one. */
  Optional<Found> checkpoint();

  /** Everything below our prefixes, as of one moment. */
  NavigableMap<String, String> contents();

  /**
   * Does the changes and writes the checkpoint, all or nothing, if the checkpoint is still the
   * expected one.
   *
   * @param expectedRevision the revision the checkpoint was last seen at, or {@link #ABSENT}
   * @return the checkpoint's new revision, or empty if somebody else has moved it
   */
  OptionalLong write(long expectedRevision, List<MirrorChange> changes, Checkpoint checkpoint);

  @Override
  void close();

  /**
   * A checkpoint as it was found.
   *
   * @param text its value
   * @param revision when it was last written
   */
  record Found(String text, long revision) {}
}
