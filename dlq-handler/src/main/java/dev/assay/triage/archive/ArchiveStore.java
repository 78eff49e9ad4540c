package dev.assay.triage.archive;

import java.util.List;
import java.util.Optional;

/** Where archives are; safe for use by many threads. */
public interface ArchiveStore extends AutoCloseable {

  /**
   * Writes an object whole, over one of the same name.
   *
   * @throws ArchiveAway if the store can't be had now
   */
  void put(ArchiveName archive, String object, byte[] bytes);

  /**
   * Reads an object whole; nothing where there is none.
   *
   * @throws ArchiveAway if the store can't be had now
   */
  Optional<byte[]> get(ArchiveName archive, String object);

  /** Every archive of which an object of this name is there. */
  List<ArchiveName> having(String object);

  /** Where this is, for people. */
  String where();

  @Override
  void close();
}
