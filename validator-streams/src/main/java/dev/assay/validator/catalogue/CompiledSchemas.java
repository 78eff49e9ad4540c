package dev.assay.validator.catalogue;

import dev.assay.schema.validation.FingerprintCache;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Schemas made ready to judge, by fingerprint; at most so many, seldom used ones going first.
 *
 * <p>Safe for use by many threads; each schema is compiled by one of them while the others wait.
 */
public final class CompiledSchemas {
  private static final Logger LOG = LoggerFactory.getLogger(CompiledSchemas.class);

  private final SchemaCompilation compilation;
  private final CacheWatch watch;
  private final FingerprintCache<Compilation> cache;

  /**
   * An empty cache.
   *
   * @param maxEntries from 1
   */
  public CompiledSchemas(SchemaCompilation compilation, CacheWatch watch, int maxEntries) {
    this.compilation = compilation;
    this.watch = watch;
    this.cache = new FingerprintCache<>(maxEntries);
  }

  /** The schema of a version, ready to judge; compiled now if it wasn't before. */
  public Compilation get(PublishedVersion version) {
    Optional<Compilation> present = cache.present(version.fingerprint());
    if (present.isPresent()) {
      watch.hit(version.subject().name());
      return present.get();
    }
    watch.miss(version.subject().name());
    return prepare(version);
  }

  /** Compiles a version ahead of its first event, where that has not happened yet. */
  public Compilation prepare(PublishedVersion version) {
    return cache.get(version.fingerprint(), () -> compile(version));
  }

  /** How many schemas are held. */
  public int size() {
    return cache.size();
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
}
