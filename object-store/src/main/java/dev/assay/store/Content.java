package dev.assay.store;

import java.nio.file.Path;

/** What an object is to hold. */
public sealed interface Content {

  /**
   * Bytes at hand.
   *
   * @param bytes not changed any more
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Bytes(byte[] bytes) implements Content {}

  /**
   * A file that is too large to be held in memory.
   *
   * @param file not changed until the object is there
   */
  record InFile(Path file) implements Content {}
}
