package dev.assay.sdk;

import dev.assay.client.AnswerUnreadable;
import dev.assay.client.ChangesClient;
import dev.assay.client.Patience;
import dev.assay.client.SchemasClient;
import dev.assay.client.RequestRefused;
import dev.assay.client.SchemaFetcher;
import dev.assay.client.ServiceEndpoint;
import dev.assay.client.ServiceFailure;
import dev.assay.client.ServiceUnreachable;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.NegotiationBody;
import dev.assay.contracts.rest.ReferenceBody;
import dev.assay.contracts.rest.SchemaBody;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.contracts.rest.VersionBody;
import dev.assay.schema.Fingerprint;
import dev.assay.schema.SchemaId;
import dev.assay.schema.SchemaName;
import dev.assay.schema.SchemaReference;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.Track;
import dev.assay.schema.document.ResolvedReference;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A registry over HTTP. */
final class HttpSource implements SchemaSource {
  private static final String SCHEME = "assay:";
  private static final int TOO_MANY_REQUESTS = 429;
  private static final Map<String, String> FROM_NOW = Map.of("from", "latest");

  private final SchemaFetcher fetcher;
  private final SchemasClient registry;
  private final ChangesClient changes;

  HttpSource(RegistryClientSettings settings) {
    Duration timeout = settings.calls().timeout();
    ServiceEndpoint endpoint =
        ServiceEndpoint.registry(settings.url())
            .withPatience(new Patience(timeout, timeout))
            .withCredentials(settings.credentials());
    this.fetcher = new SchemaFetcher(endpoint);
    this.registry = new SchemasClient(endpoint);
    this.changes = new ChangesClient(endpoint);
  }

  @Override
  public Fetched version(SchemaReference reference, Optional<String> etag) {
    return asked(() ->
        switch (fetcher.version(subject(reference), reference.selector(), etag)) {
          case SchemaFetcher.Fetched.Unchanged() -> new Fetched.Unchanged();
          case SchemaFetcher.Fetched.Found(var schema, var id, var tag) ->
              new Fetched.Found(schema(schema, id), tag);
        });
  }

  @Override
  public RegisteredSchema byId(SchemaId id) {
    return asked(() ->
        switch (fetcher.byId(id)) {
          case SchemaFetcher.Fetched.Found(var schema, _, _) -> schema(schema, Optional.of(id));
          case SchemaFetcher.Fetched.Unchanged() ->
              throw new IllegalStateException("304 without a question for it");
        });
  }

  @Override
  public SchemaReference negotiated(SchemaName name, List<Track> preference) {
    return asked(() -> {
      NegotiationBody answer = fetcher.negotiated(name, preference);
      return SchemaReference.to(
          Subject.of(answer.track(), answer.name()), SemVer.parse(answer.coreVersion()));
    });
  }

  @Override
  public List<VersionBody> versions(Subject subject) {
    return asked(() -> registry.versions(subject));
  }

  @Override
  public RegisteredSchema publish(Subject subject, Optional<String> version, String json) {
    JsonNode content = WireJson.MAPPER.readTree(json);
    return asked(() -> {
      var published =
          registry.publish(
              new UploadBody(
                  Optional.of(subject.name().value()),
                  Optional.of(subject.track().value()),
                  version,
                  Optional.of(content),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty()));
      return schema(published.schema(), published.id());
    });
  }

  @Override
  public void follow(
      Optional<String> after, Runnable connected, BiConsumer<SchemaChange, Optional<String>> told) {
    Map<String, String> query = after.isEmpty() ? FROM_NOW : Map.of();
    var _ =
        asked(() ->
            changes.follow(
                query,
                after,
                connected,
                event ->
                    told.accept(
                        change(event), event.optional("offset").map(offset -> offset.asString()))));
  }

  private static SchemaChange change(JsonNode event) {
    Optional<String> type = event.optional("type").map(node -> node.asString(""));
    if (type.isEmpty()) {
      return SchemaChange.GAP;
    }
    String subject = event.path("subject").asString("");
    try {
      return new SchemaChange(type.get(), Optional.of(Subject.parse(subject)));
    } catch (IllegalArgumentException noSubject) {
      // A policy's scope or a release: which schemas it is about isn't said.
      return new SchemaChange(type.get(), Optional.empty());
    }
  }

  private static Subject subject(SchemaReference reference) {
    return reference
        .subject()
        .orElseThrow(
            () -> new IllegalArgumentException("'%s' names no track".formatted(reference)));
  }

  private static RegisteredSchema schema(SchemaBody body, Optional<SchemaId> id) {
    return new RegisteredSchema(
        Subject.of(body.track(), body.name()),
        SemVer.parse(body.coreVersion()),
        id,
        new Fingerprint(body.sha256()),
        body.content().toString(),
        body.deprecated() ? Optional.of(body.deprecationNote().orElse("")) : Optional.empty(),
        body.references().stream().map(HttpSource::reference).toList());
  }

  private static ResolvedReference reference(ReferenceBody body) {
    SchemaReference written =
        SchemaReference.parse(
            body.ref().startsWith(SCHEME) ? body.ref().substring(SCHEME.length()) : body.ref());
    return new ResolvedReference(written, SchemaReference.parse(body.version()));
  }

  private static <T> T asked(Supplier<T> question) {
    try {
      return question.get();
    } catch (ServiceFailure failure) {
      throw inOurWords(failure);
    } catch (IllegalArgumentException | JacksonException notOurs) {
      throw new RegistryUnavailable(
          "the registry answered something that can't be used: " + notOurs.getMessage(),
          ErrorType.NETWORK,
          false,
          Optional.empty());
    }
  }

  private static RuntimeException inOurWords(ServiceFailure failure) {
    String message = String.valueOf(failure.getMessage());
    return switch (failure) {
      case RequestRefused refused when refused.status() == HttpURLConnection.HTTP_NOT_FOUND ->
          new SchemaNotFound(message);
      case RequestRefused refused ->
          new RegistryUnavailable(
              message,
              ErrorType.NETWORK,
              refused.status() >= HttpURLConnection.HTTP_INTERNAL_ERROR
                  || refused.status() == TOO_MANY_REQUESTS,
              refused.retryAfter());
      case ServiceUnreachable unreachable ->
          new RegistryUnavailable(
              message,
              unreachable.getCause() instanceof SocketTimeoutException
                  ? ErrorType.TIMEOUT
                  : ErrorType.NETWORK,
              true,
              Optional.empty());
      case AnswerUnreadable unreadable ->
          new RegistryUnavailable(message, ErrorType.NETWORK, false, Optional.empty());
    };
  }
}
