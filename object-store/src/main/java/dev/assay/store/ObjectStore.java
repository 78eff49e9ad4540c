package dev.assay.store;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where objects are; what stands under a key is always whole. Safe for use by several threads.
 *
 * <p>Every method throws {@link StoreAway} where the store can't be had now, and {@link
 * StoreRefused} where it says no.
 */
public interface ObjectStore extends AutoCloseable {

  /** Writes an object, over one of the same key. */
  void put(ObjectKey key, Content content);

  /**
   * Writes an object where there is none of this key; of several that try at once, one succeeds.
   *
   * @return whether it was written
   */
  boolean putIfAbsent(ObjectKey key, byte[] bytes);

  /** Reads an object; nothing where there is none. */
  <T> Optional<T> read(ObjectKey key, Reading<T> reading);

  /** Every object, in the order of their keys; what has no proper key is none of ours. */
  List<StoredObject> list();

  /** Takes an object away; nothing happens where there is none. */
  void remove(ObjectKey key);

  /**
   * Takes away what writes left that died half-way, as far as nobody touched it since; with {@code
   * onlyCount} nothing. No object is ever among it.
   *
   * @param untouchedSince long enough ago that no write can be going on
   * @return how many
   */
  default int removeUnfinished(Instant untouchedSince, boolean onlyCount) {
    return 0; // Where a write that dies leaves nothing.
  }

  /** Where this is, for people. */
  String where();

  @Override
  void close();

  /** Reads an object whole. */
  default Optional<byte[]> get(ObjectKey key) {
    return read(key, InputStream::readAllBytes);
  }

  /**
   * What is made of an object's bytes; begun anew where the connection broke half-way.
   *
   * @param <T> what it is
   */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads to the end. */
    T from(InputStream bytes) throws IOException;
  }
}
