package dev.assay.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Answers at hand, those asked for last; safe for use by many threads. */
final class SchemaCache {
  private static final int MOST = 5_000;

  private final LinkedHashMap<Wanted, CacheEntry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long changes;

  synchronized Optional<CacheEntry> find(Wanted wanted) {
    return Optional.ofNullable(entries.get(wanted));
  }

  /** How many changes have been told; an answer asked for before the last one may be old. */
  synchronized long changes() {
    return changes;
  }

  /** Keeps an answer that was asked for after so many changes. */
  synchronized void keep(Wanted wanted, CacheEntry entry, long changesBefore) {
    entries.put(wanted, changesBefore == changes ? entry : entry.whenOutdated());
    if (entries.size() > MOST) {
      entries.remove(entries.keySet().iterator().next());
    }
  }

  synchronized void outdate(Predicate<Map.Entry<Wanted, CacheEntry>> concerned) {
    changes++;
    for (Map.Entry<Wanted, CacheEntry> entry : entries.entrySet()) {
      if (concerned.test(entry)) {
        entry.setValue(entry.getValue().whenOutdated());
      }
    }
  }

  synchronized int size() {
    return entries.size();
  }
}
