package dev.assay.registry.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps so many results, those not asked for longest going first; safe for many threads. */
final class Memory<K, V> {
  private final int capacity;
  private final Map<K, V> recent =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
          return size() > capacity;
        }
      };

  Memory(int capacity) {
    this.capacity = capacity;
  }

  /** The value, worked out where it is not known; two threads may do so at once. */
  V recall(K key, Supplier<V> work) {
    Optional<V> known = get(key);
    if (known.isPresent()) {
      return known.get();
    }
    V fresh = work.get();
    put(key, fresh);
    return fresh;
  }

  Optional<V> get(K key) {
    synchronized (recent) {
      return Optional.ofNullable(recent.get(key));
    }
  }

  void put(K key, V value) {
    synchronized (recent) {
      recent.put(key, value);
    }
  }
}
