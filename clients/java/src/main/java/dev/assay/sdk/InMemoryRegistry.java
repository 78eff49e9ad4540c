package dev.assay.sdk;

import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.document.SchemaText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;

/**
 * A registry for tests of applications: in this process, empty at first, told to be away at will.
 *
 * <p>It keeps what it is given and judges nothing: whether a schema may follow another is the real
 * registry's to say.
 */
public final class InMemoryRegistry {
  private final Map<Subject, NavigableMap<SemVer, RegisteredSchema>> subjects = new HashMap<>();
  private final List<BlockingQueue<SchemaChange>> listening = new CopyOnWriteArrayList<>();
  private final Source source = new Source();
  private int ids;
  private boolean away;

  /** A client of this registry. */
  public RegistryClient client(RegistryClientSettings settings) {
    return RegistryClient.open(settings, source);
  }

  /**
   * Publishes a version, or replaces it.
   *
   * @param reference track, name and version, such as {@code v1/telemetry.FeedbackEvent@1.0.0}
   */
  public synchronized InMemoryRegistry put(String reference, String json) {
    SchemaReference parsed = SchemaReference.parse(reference);
    if (parsed.subject().isEmpty() || parsed.version().isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' names no version; give track, name and version, as in v1/orders.Order@1.0.0"
              .formatted(reference));
    }
    put(parsed.subject().get(), parsed.version().get(), json);
    return this;
  }

  /** Says that a version should not be used any more. */
  public synchronized InMemoryRegistry deprecate(String reference, String note) {
    SchemaReference parsed = SchemaReference.parse(reference);
    RegisteredSchema before = source.find(parsed);
    RegisteredSchema deprecated =
        new RegisteredSchema(
            before.subject(),
            before.version(),
            before.id(),
            before.fingerprint(),
            before.json(),
            Optional.of(note),
            before.references());
    line(before.subject()).put(before.version(), deprecated);
    tell("dev.assay.schema.deprecation-stated.v1", before.subject());
    return this;
  }

  /** From here on every question fails as if nobody listened, or is answered again. */
  public synchronized void setAway(boolean isAway) {
    away = isAway;
  }

  private synchronized RegisteredSchema put(Subject subject, SemVer version, String json) {
    SchemaText text = new SchemaText(json);
    RegisteredSchema schema =
        new RegisteredSchema(
            subject,
            version,
            Optional.of(new SchemaId(++ids)),
            text.fingerprint(),
            text.json(),
            Optional.empty(),
            List.of());
    line(subject).put(version, schema);
    tell("dev.assay.schema.version-published.v1", subject);
    return schema;
  }

  private NavigableMap<SemVer, RegisteredSchema> line(Subject subject) {
    return subjects.computeIfAbsent(subject, _ -> new TreeMap<>());
  }

  private void tell(String type, Subject subject) {
    listening.forEach(queue -> queue.add(new SchemaChange(type, Optional.of(subject))));
  }

  private final class Source implements SchemaSource {
    @Override
    public Fetched version(SchemaReference reference, Optional<String> etag) {
      synchronized (InMemoryRegistry.this) {
        requireHere();
        RegisteredSchema schema = find(reference);
        String tag = schema.reference() + "#" + schema.deprecated();
        return etag.equals(Optional.of(tag))
            ? new Fetched.Unchanged()
            : new Fetched.Found(schema, Optional.of(tag));
      }
    }

    @Override
    public RegisteredSchema byId(SchemaId id) {
      synchronized (InMemoryRegistry.this) {
        requireHere();
        return subjects.values().stream()
            .flatMap(line -> line.values().stream())
            .filter(schema -> schema.id().equals(Optional.of(id)))
            .findFirst()
            .orElseThrow(() -> new SchemaNotFound("no schema has the id " + id));
      }
    }

    @Override
    public SchemaReference negotiated(SchemaName name, List<Track> preference) {
      synchronized (InMemoryRegistry.this) {
        requireHere();
        List<RegisteredSchema> latest = new ArrayList<>();
        for (Track track : preference) {
          latest(new SchemaReference(Optional.of(track), name, Optional.empty()))
              .ifPresent(latest::add);
        }
        return latest.stream()
            .filter(schema -> !schema.deprecated())
            .findFirst()
            .or(() -> latest.stream().findFirst())
            .orElseThrow(
                () -> new SchemaNotFound("no track of %s has %s".formatted(preference, name)))
            .reference();
      }
    }

    @Override
    public List<VersionBody> versions(Subject subject) {
      synchronized (InMemoryRegistry.this) {
        requireHere();
        return line(subject).values().stream()
            .map(schema ->
                new VersionBody(
                    schema.version().toString(),
                    schema.fingerprint().hex(),
                    Instant.EPOCH.toString(),
                    schema.deprecated()))
            .toList();
      }
    }

    @Override
    public RegisteredSchema publish(Subject subject, Optional<String> version, String json) {
      synchronized (InMemoryRegistry.this) {
        requireHere();
        SemVer next =
            version
                .map(SemVer::parse)
                .orElseGet(() ->
                    Optional.ofNullable(line(subject).lastEntry())
                        .map(last ->
                            SemVer.release(last.getKey().major(), last.getKey().minor() + 1, 0))
                        .orElse(SemVer.release(1, 0, 0)));
        return put(subject, next, json);
      }
    }

    @Override
    public void follow(
        Optional<String> after,
        Runnable connected,
        BiConsumer<SchemaChange, Optional<String>> told) {
      BlockingQueue<SchemaChange> queue = new LinkedBlockingQueue<>();
      synchronized (InMemoryRegistry.this) {
        requireHere();
        listening.add(queue);
      }
      try {
        connected.run();
        while (true) {
          told.accept(queue.take(), Optional.empty());
        }
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      } finally {
        listening.remove(queue);
      }
    }

    private RegisteredSchema find(SchemaReference reference) {
      return latest(reference).orElseThrow(() -> new SchemaNotFound("there is no " + reference));
    }

    private Optional<RegisteredSchema> latest(SchemaReference reference) {
      return line(reference.subject().orElseThrow()).descendingMap().values().stream()
          .filter(schema -> reference.selector().admits(schema.version()))
          .min(Comparator.comparing(RegisteredSchema::deprecated));
    }

    private void requireHere() {
      if (away) {
        throw new RegistryUnavailable(
            "the registry in memory was told to be away",
            ErrorType.NETWORK,
            true,
            Optional.empty());
      }
    }
  }
}
