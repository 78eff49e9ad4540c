package dev.assay.schema.validation;

import dev.assay.schema.Fingerprint;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What was made of schemas, by fingerprint; at most so many, seldom used ones going first.
 *
 * <p>Which one goes is decided by a second chance (the clock algorithm): each use sets a flag, the
 * search for room clears it, and an entry found without it goes. A hit so costs one write, and no
 * lock. Safe for use by many threads; each value is made by one of them while the others wait.
 */
public final class FingerprintCache<V> {
  private final int maxEntries;
  private final ConcurrentMap<Fingerprint, Entry<V>> entries = new ConcurrentHashMap<>();

  /**
   * An empty cache.
   *
   * @param maxEntries from 1
   */
  public FingerprintCache(int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries %d is less than 1".formatted(maxEntries));
    }
    this.maxEntries = maxEntries;
  }

  /** What is there, which counts as a use. */
  public Optional<V> present(Fingerprint fingerprint) {
    Entry<V> entry = entries.get(fingerprint);
    if (entry == null) {
      return Optional.empty();
    }
    entry.used = true;
    return entry.present;
  }

  /** What is there, or else what is made now; whatever the supplier throws is thrown on. */
  public V get(Fingerprint fingerprint, Supplier<V> absent) {
    Entry<V> entry = entries.computeIfAbsent(fingerprint, key -> new Entry<>(absent.get()));
    makeRoom(fingerprint);
    return entry.value;
  }

  /** How many values are held. */
  public int size() {
    return entries.size();
  }

  private void makeRoom(Fingerprint newest) {
    if (entries.size() > maxEntries) {
      makeRoomAlone(newest);
    }
  }

  private synchronized void makeRoomAlone(Fingerprint newest) {
    while (entries.size() > maxEntries) {
      Iterator<Map.Entry<Fingerprint, Entry<V>>> all = entries.entrySet().iterator();
      while (all.hasNext() && entries.size() > maxEntries) {
        Map.Entry<Fingerprint, Entry<V>> next = all.next();
        if (next.getValue().used) {
          next.getValue().used = false;
        } else if (!next.getKey().equals(newest)) {
          all.remove();
        }
      }
    }
  }

  private static final class Entry<V> {
    private final V value;
    // Made once, so that a hit makes nothing.
    private final Optional<V> present;
    private volatile boolean used;

    Entry(V value) {
      this.value = value;
      this.present = Optional.of(value);
    }
  }
}
