package dev.assay.validator.catalogue;

import dev.assay.schema.Fingerprint;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas made ready to judge, by fingerprint; at most so many, seldom used ones going first.
 *
 * <p>Which one goes is decided by a second chance (the clock algorithm): each use sets a flag, the
 * search for room clears it, and an entry found without it goes. A hit so costs one write, and no
 * lock. Safe for use by many threads; each schema is compiled by one of them while the others wait.
 */
public final class CompiledSchemas {
  private static final Logger LOG = LoggerFactory.getLogger(CompiledSchemas.class);

  private final SchemaCompilation compilation;
  private final CacheWatch watch;
  private final int maxEntries;
  private final ConcurrentMap<Fingerprint, Entry> entries = new ConcurrentHashMap<>();

  /**
   * An empty cache.
   *
   * @param maxEntries from 1
   */
  public CompiledSchemas(SchemaCompilation compilation, CacheWatch watch, int maxEntries) {
    if (maxEntries < 1) {
      throw new IllegalArgumentException("maxEntries %d is less than 1".formatted(maxEntries));
    }
    this.compilation = compilation;
    this.watch = watch;
    this.maxEntries = maxEntries;
  }

  /** The schema of a version, ready to judge; compiled now if it wasn't before. */
  public Compilation get(PublishedVersion version) {
    Entry present = entries.get(version.fingerprint());
    if (present != null) {
      present.used = true;
      watch.hit(version.subject().name());
      return present.compilation;
    }
    watch.miss(version.subject().name());
    return prepare(version);
  }

  /** Compiles a version ahead of its first event, where that has not happened yet. */
  public Compilation prepare(PublishedVersion version) {
    Entry entry =
        entries.computeIfAbsent(version.fingerprint(), absent -> new Entry(compile(version)));
    makeRoom(version.fingerprint());
    return entry.compilation;
  }

  /** How many schemas are held. */
  public int size() {
    return entries.size();
  }

  private Compilation compile(PublishedVersion version) {
    Compilation compiled = compileGuarded(version);
    if (compiled instanceof Compilation.Broken(String why)) {
      LOG.error(
          "schema can't be compiled, its events go unchecked schema={} problem=\"{}\"",
          version.label(),
          why);
    }
    return compiled;
  }

  private Compilation compileGuarded(PublishedVersion version) {
    try {
      return compilation.compile(version.complete());
    } catch (RuntimeException | StackOverflowError | LinkageError bug) {
      return new Compilation.Broken(bug.toString());
    }
  }

  private synchronized void makeRoom(Fingerprint newest) {
    while (entries.size() > maxEntries) {
      Iterator<Map.Entry<Fingerprint, Entry>> all = entries.entrySet().iterator();
      while (all.hasNext() && entries.size() > maxEntries) {
        Map.Entry<Fingerprint, Entry> next = all.next();
        if (next.getValue().used) {
          next.getValue().used = false;
        } else if (!next.getKey().equals(newest)) {
          all.remove();
        }
      }
    }
  }

  private static final class Entry {
    private final Compilation compilation;
    private volatile boolean used;

    Entry(Compilation compilation) {
      this.compilation = compilation;
    }
  }
}
