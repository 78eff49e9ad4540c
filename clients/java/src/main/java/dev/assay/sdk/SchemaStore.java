package dev.assay.sdk;

import dev.assay.schema.SchemaReference;
import dev.assay.sdk.RegistryClientSettings.Freshness;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Schemas, from as near as possible: at hand, else from the registry, else an old answer, else the
 * copy on disk.
 *
 * <p>However many ask for the same schema at once, the registry is asked once.
 */
final class SchemaStore {
  /** After a failure nobody waits again for so long, where nothing is at hand. */
  private static final Duration REST = Duration.ofSeconds(1);

  private final SchemaSource source;
  private final RegistryClientSettings settings;
  private final Retries retries;
  private final Optional<LastKnown> lastKnown;
  private final Tally tally;
  private final SchemaCache cache = new SchemaCache();
  private final ConcurrentMap<Wanted, CompletableFuture<RegisteredSchema>> underWay =
      new ConcurrentHashMap<>();
  private final ConcurrentMap<Wanted, Failure> failures = new ConcurrentHashMap<>();

  private record Failure(RegistryUnavailable why, long atNanos) {}

  SchemaStore(SchemaSource source, RegistryClientSettings settings, Tally tally) {
    this.source = source;
    this.settings = settings;
    this.retries = new Retries(settings.calls());
    this.lastKnown = settings.lastKnown().map(LastKnown::new);
    this.tally = tally;
  }

  /** Forgets nothing, but asks for what a change concerns before it is given again. */
  void changed(SchemaChange change) {
    cache.outdate(entry ->
        change
            .subject()
            .map(subject ->
                entry
                    .getValue()
                    .schema()
                    .filter(schema -> entry.getKey() instanceof Wanted.ById)
                    .map(schema -> schema.subject().equals(subject))
                    .orElseGet(() -> entry.getKey().concerns(subject)))
            .orElse(true));
  }

  int size() {
    return cache.size();
  }

  /** Asks; the future fails with {@link SchemaNotFound} or {@link RegistryUnavailable}. */
  CompletableFuture<RegisteredSchema> find(Wanted wanted) {
    Optional<CacheEntry> entry = cache.find(wanted);
    long age = entry.map(known -> known.ageNanos(System.nanoTime())).orElse(Long.MAX_VALUE);
    boolean current = entry.filter(known -> !known.outdated()).isPresent();
    if (current && age < lifetimeNanos(entry.get())) {
      tally.hit(wanted);
      return answer(wanted, entry.get());
    }
    if (current && entry.get().schema().isPresent() && age < 2 * lifetimeNanos(entry.get())) {
      tally.hit(wanted);
      var _ = refresh(wanted, entry);
      return answer(wanted, entry.get());
    }
    return recentFailure(wanted)
        .map(failure -> withoutRegistry(entry, failure))
        .orElseGet(() -> {
          tally.miss(wanted);
          return refresh(wanted, entry);
        });
  }

  private Optional<RegistryUnavailable> recentFailure(Wanted wanted) {
    return Optional.ofNullable(failures.get(wanted))
        .filter(failure -> System.nanoTime() - failure.atNanos() < REST.toNanos())
        .map(Failure::why);
  }

  private CompletableFuture<RegisteredSchema> withoutRegistry(
      Optional<CacheEntry> entry, RegistryUnavailable failure) {
    return entry
        .flatMap(CacheEntry::schema)
        .map(old -> {
          tally.stale();
          return CompletableFuture.completedFuture(old);
        })
        .orElseGet(() -> CompletableFuture.failedFuture(failure));
  }

  private long lifetimeNanos(CacheEntry entry) {
    Freshness freshness = settings.freshness();
    return (entry.schema().isPresent() ? freshness.timeToLive() : freshness.negative()).toNanos();
  }

  private static CompletableFuture<RegisteredSchema> answer(Wanted wanted, CacheEntry entry) {
    return entry
        .schema()
        .map(CompletableFuture::completedFuture)
        .orElseGet(() -> CompletableFuture.failedFuture(noSuch(wanted)));
  }

  private static SchemaNotFound noSuch(Wanted wanted) {
    return new SchemaNotFound(
        "the registry has no %s; publish it, or correct the name".formatted(wanted));
  }

  private CompletableFuture<RegisteredSchema> refresh(Wanted wanted, Optional<CacheEntry> known) {
    CompletableFuture<RegisteredSchema> mine = new CompletableFuture<>();
    CompletableFuture<RegisteredSchema> others = underWay.putIfAbsent(wanted, mine);
    if (others != null) {
      return others.copy();
    }
    var _ =
        Thread.ofVirtual()
            .name("assay-schema")
            .start(() -> {
              try {
                mine.complete(asked(wanted, known));
              } catch (RuntimeException failure) {
                mine.completeExceptionally(failure);
              } finally {
                underWay.remove(wanted, mine);
              }
            });
    return mine.copy();
  }

  private RegisteredSchema asked(Wanted wanted, Optional<CacheEntry> known) {
    long changes = cache.changes();
    try {
      CacheEntry entry = retries.ask(() -> fetched(wanted, known));
      cache.keep(wanted, entry, changes);
      failures.remove(wanted);
      tally.answered(cache.size());
      RegisteredSchema schema = entry.schema().orElseThrow();
      lastKnown.ifPresent(copies -> copies.save(wanted, schema));
      return schema;
    } catch (SchemaNotFound none) {
      cache.keep(wanted, CacheEntry.missing(System.nanoTime()), changes);
      tally.failed(wanted, ErrorType.NOT_FOUND, cache.size());
      throw none;
    } catch (RegistryUnavailable away) {
      failures.put(wanted, new Failure(away, System.nanoTime()));
      tally.failed(wanted, away.type(), cache.size());
      return instead(wanted, known, away);
    }
  }

  private CacheEntry fetched(Wanted wanted, Optional<CacheEntry> known) {
    return switch (wanted) {
      case Wanted.ById(var id) -> entry(source.byId(id), Optional.empty());
      case Wanted.Version(SchemaReference reference) -> version(reference, known);
      case Wanted.Negotiated(var name) -> {
        SchemaReference meant = source.negotiated(name, settings.preference());
        boolean isSame =
            known.flatMap(CacheEntry::schema).map(it -> it.reference().equals(meant)).orElse(false);
        yield version(meant, isSame ? known : Optional.empty());
      }
    };
  }

  private CacheEntry version(SchemaReference reference, Optional<CacheEntry> known) {
    return switch (source.version(reference, known.flatMap(CacheEntry::etag))) {
      case SchemaSource.Fetched.Found(RegisteredSchema schema, Optional<String> etag) ->
          entry(schema, etag);
      case SchemaSource.Fetched.Unchanged() -> known.orElseThrow().confirmed(System.nanoTime());
    };
  }

  private static CacheEntry entry(RegisteredSchema schema, Optional<String> etag) {
    return CacheEntry.of(schema, etag, System.nanoTime());
  }

  /** What to give where the registry gives nothing. */
  private RegisteredSchema instead(
      Wanted wanted, Optional<CacheEntry> known, RegistryUnavailable away) {
    Optional<RegisteredSchema> old = known.flatMap(CacheEntry::schema);
    if (old.isPresent()) {
      tally.stale();
      return old.get();
    }
    Optional<RegisteredSchema> copy = lastKnown.flatMap(copies -> copies.find(wanted));
    if (copy.isPresent()) {
      tally.fromDisk();
      CacheEntry kept = CacheEntry.of(copy.get(), Optional.empty(), System.nanoTime());
      cache.keep(wanted, kept.whenOutdated(), cache.changes());
      return copy.get();
    }
    throw away;
  }

  /** Waits for an answer, and throws what went wrong as it was. */
  static RegisteredSchema await(CompletableFuture<RegisteredSchema> answer) {
    try {
      return answer.join();
    } catch (CompletionException wrapped) {
      throw wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
    }
  }
}
