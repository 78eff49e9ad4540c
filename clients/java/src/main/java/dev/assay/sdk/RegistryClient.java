package dev.assay.sdk;

import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.Subject;
import dev.assay.schema.validation.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * What an application uses of a registry: schemas, kept at hand and fresh, and events checked by
 * them.
 *
 * <p>Open one for each registry and share it: it is safe for use by many threads, blocking calls
 * suit virtual threads, and whoever asks for the same schema at once waits for one answer. A
 * registry that is away stops nobody: old answers count on, then copies on disk; an event that
 * nobody can judge passes with a warning.
 *
 * <p>Blocking calls throw {@link SchemaNotFound} and {@link RegistryUnavailable}; futures fail with
 * them.
 */
public final class RegistryClient implements AutoCloseable {
  private final RegistryClientSettings settings;
  private final SchemaSource source;
  private final Tally tally;
  private final SchemaStore store;
  private final Judges judges = new Judges();
  private final List<Consumer<SchemaChange>> listeners = new CopyOnWriteArrayList<>();
  private final Optional<ChangeFollower> follower;

  private RegistryClient(RegistryClientSettings settings, SchemaSource source) {
    this.settings = settings;
    this.source = source;
    this.tally = new Tally(settings.observer());
    this.store = new SchemaStore(source, settings, tally);
    this.follower =
        settings.enabled() && settings.freshness().follow()
            ? Optional.of(ChangeFollower.start(source, this::changed))
            : Optional.empty();
  }

  /** Opens a client; asks nobody yet, so a registry that is away is no reason to fail. */
  public static RegistryClient open(RegistryClientSettings settings) {
    return open(settings, new HttpSource(settings));
  }

  static RegistryClient open(RegistryClientSettings settings, SchemaSource source) {
    return new RegistryClient(settings, source);
  }

  /**
   * The schema that is meant; without a track, the one that {@link #negotiate} gives where no
   * version is named, else of the preferred track.
   */
  public RegisteredSchema get(SchemaReference reference) {
    return SchemaStore.await(getAsync(reference));
  }

  /** The same without waiting. */
  public CompletableFuture<RegisteredSchema> getAsync(SchemaReference reference) {
    if (reference.track().isPresent()) {
      return find(new Wanted.Version(reference));
    }
    return reference.equals(
            new SchemaReference(Optional.empty(), reference.name(), Optional.empty()))
        ? find(new Wanted.Negotiated(reference.name()))
        : find(
            new Wanted.Version(
                new SchemaReference(
                    Optional.of(settings.preference().getFirst()),
                    reference.name(),
                    reference.selector())));
  }

  /** The schema of a numeric id. */
  public RegisteredSchema byId(int id) {
    return SchemaStore.await(find(new Wanted.ById(new SchemaId(id))));
  }

  /**
   * The version to use of a name: the latest on the preferred track, on the next one where there is
   * none; a deprecated version only where all are.
   */
  public RegisteredSchema negotiate(String name) {
    return SchemaStore.await(negotiateAsync(name));
  }

  /** The same without waiting. */
  public CompletableFuture<RegisteredSchema> negotiateAsync(String name) {
    return find(new Wanted.Negotiated(SchemaName.requested(name)));
  }

  /** All versions of a subject, oldest first; asks the registry every time. */
  public List<VersionBody> versions(Subject subject) {
    requireEnabled();
    return new Retries(settings.calls()).ask(() -> source.versions(subject));
  }

  /**
   * Checks an event by the version that {@link #get} gives; never throws because of a registry.
   *
   * @param schema a name, or a reference with track or version
   * @param event UTF-8 JSON
   */
  public EventCheck validate(String schema, byte[] event) {
    return settings.enabled()
        ? checked(SchemaReference.parse(schema), event)
        : EventCheck.UNCHECKED;
  }

  /** Publishes a schema; the same text twice is no error and changes nothing. */
  public RegisteredSchema publish(Subject subject, Optional<String> version, String json) {
    requireEnabled();
    return source.publish(subject, version, json);
  }

  /**
   * Tells changes of schemas, after answers that they make old have been marked so; on the thread
   * that listens, so be quick.
   *
   * @return ends it
   */
  public AutoCloseable onChange(Consumer<SchemaChange> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** What this client has done so far. */
  public ClientStats stats() {
    return tally.stats(store.size());
  }

  @Override
  public void close() {
    follower.ifPresent(ChangeFollower::close);
  }

  private CompletableFuture<RegisteredSchema> find(Wanted wanted) {
    return settings.enabled() ? store.find(wanted) : CompletableFuture.failedFuture(switchedOff());
  }

  private EventCheck checked(SchemaReference reference, byte[] event) {
    String label = reference.name().value();
    try {
      RegisteredSchema schema = get(reference);
      Verdict verdict = judges.of(schema, this::get).validate(event);
      EventCheck check =
          switch (verdict) {
            case Verdict.Valid _ -> EventCheck.valid(schema.reference());
            case Verdict.Invalid(_, var violations) ->
                new EventCheck(
                    false, violations, Optional.of(schema.reference()), Optional.empty());
            case Verdict.Unchecked(_, String why) ->
                EventCheck.unjudged(Optional.of(schema.reference()), why);
          };
      tally.judged(label, outcome(check));
      return check;
    } catch (SchemaNotFound | RegistryUnavailable nobodyKnows) {
      tally.judged(label, "error");
      return EventCheck.unjudged(
          Optional.empty(), "let through unchecked: " + nobodyKnows.getMessage());
    }
  }

  private static String outcome(EventCheck check) {
    if (check.warning().isPresent()) {
      return "error";
    }
    return check.isValid() ? "success" : "failure";
  }

  private void changed(SchemaChange change) {
    store.changed(change);
    for (Consumer<SchemaChange> listener : listeners) {
      listener.accept(change);
    }
  }

  private void requireEnabled() {
    if (!settings.enabled()) {
      throw switchedOff();
    }
  }

  private static RegistryUnavailable switchedOff() {
    return new RegistryUnavailable(
        "the registry client is switched off; set REGISTRY_ENABLED=true",
        ErrorType.NETWORK,
        false,
        Optional.empty());
  }
}
