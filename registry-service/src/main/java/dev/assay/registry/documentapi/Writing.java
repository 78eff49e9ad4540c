package dev.assay.registry.documentapi;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.json.WireJson;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Query;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.StateFeed;
import dev.assay.registry.state.VersionRef;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.VersionSelector;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** {@code POST} and {@code DELETE /schema/{id}}; blocks until it is so. */
record Writing(Writes writes, StateFeed feed, InstantSource clock) {
  private static final SchemaReader READER = SchemaReader.ofEntries(DocumentLimits.defaults());

  /** 201 for a new version, 200 where the same text is published already. */
  Reply publish(RoutingContext request) {
    Query.of(request);
    PublishVersion command = command(request);
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var stands, LogPosition position) -> published(stands, 201, position);
      case Outcome.StoodAlready(var stands, LogPosition position) ->
          published(stands, 200, position);
      case Outcome.Declined(var refusal) -> Reply.problem(DocumentProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private Reply published(
      dev.assay.registry.decision.Reply stands, int status, LogPosition position) {
    if (!(stands instanceof dev.assay.registry.decision.Reply.VersionStands published)) {
      throw new IllegalStateException("publishing was answered with " + stands);
    }
    VersionRef ref = published.ref();
    PublishedVersion version =
        feed.current().state().version(ref.subject(), ref.version()).orElseThrow();
    return Documents.reply(status, version)
        .withHeader(
            "Location", "/schema/%s/%s".formatted(DocumentId.of(ref.subject()), ref.version()))
        .withHeader(AssayHttpHeaders.OFFSET, position.toString());
  }

  private PublishVersion command(RoutingContext request) {
    DocumentId id = DocumentAsked.id(request);
    JsonNode document = document(request);
    return new PublishVersion(
        id.subject(),
        version(document, id),
        READER.read(WireJson.MAPPER.writeValueAsBytes(schema(document, id.subject()))),
        new Declared(id.subject().name().value(), Optional.empty()),
        Optional.empty(),
        Caller.of(request, clock));
  }

  static JsonNode document(RoutingContext request) {
    JsonNode document = JsonBody.readTree(request);
    if (!document.isObject()) {
      throw DocumentProblems.contradiction(
          "the body is no object", "send the document: a JSON object");
    }
    return document;
  }

  /** The document without id and version, once it is clear that it is the one of this address. */
  static JsonNode schema(JsonNode document, Subject subject) {
    JsonNode id = document.path(Documents.ID);
    boolean fits = id.isMissingNode() || (id.isString() && names(id.stringValue(), subject));
    if (!fits) {
      throw DocumentProblems.contradiction(
          "its id is %s, the address says %s".formatted(id, DocumentId.of(subject)),
          "leave the id out, or post it there");
    }
    return Documents.without(document);
  }

  private static boolean names(String id, Subject subject) {
    try {
      return DocumentId.parse(id).subject().equals(subject);
    } catch (IllegalArgumentException noId) {
      return false;
    }
  }

  private static Optional<SemVer> version(JsonNode document, DocumentId id) {
    JsonNode said = document.path(Documents.VERSION);
    Optional<SemVer> version =
        said.isString() ? SemVer.tryParse(said.stringValue()) : Optional.empty();
    if (!said.isMissingNode() && version.isEmpty()) {
      throw DocumentProblems.contradiction(
          "its version is %s".formatted(said), "write it like \"1.2.0\", or leave it out");
    }
    if (version.isPresent() && id.pinned().stream().anyMatch(p -> !p.equals(version.get()))) {
      throw DocumentProblems.contradiction(
          "its version is %s, the address says %s".formatted(said, id.pinned().get()),
          "leave one of the two out");
    }
    return version.or(id::pinned);
  }

  /** 204 once all versions, or the one that is pinned, are put away. */
  Reply delete(RoutingContext request) {
    Query.of(request);
    DocumentId id = DocumentAsked.id(request);
    // Who asks for what isn't there is told so by name, not by the refusal of a command.
    var _ = DocumentAsked.find(id.subject(), id.pinned(), feed.current().state());
    Optional<VersionSelector> selector = id.pinned().map(VersionSelector.Exact::new);
    Command command =
        new Command.StateDeletion(
            new Command.Target(id.subject(), selector), true, "", Caller.of(request, clock));
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(_, LogPosition position) -> putAway(position);
      case Outcome.StoodAlready(_, LogPosition position) -> putAway(position);
      case Outcome.Declined(var refusal) -> Reply.problem(DocumentProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private static Reply putAway(LogPosition position) {
    return Reply.empty(204).withHeader(AssayHttpHeaders.OFFSET, position.toString());
  }
}
