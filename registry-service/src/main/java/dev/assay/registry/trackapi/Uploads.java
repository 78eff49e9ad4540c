package dev.assay.registry.trackapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.contracts.facts.Declared;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command.DeprecationWish;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.decision.Reply.PolicyStands;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.StateFeed;
import dev.assay.schema.SemVer;
import dev.assay.schema.Subject;
import dev.assay.schema.document.DocumentLimits;
import dev.assay.schema.document.SchemaReader;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Publishes what is uploaded: {@code POST /admin/schemas}. */
final class Uploads {
  private static final String DEFAULT_TRACK = "v1";
  private static final int MAX_NOTE = 1_000;

  private final Writes writes;
  private final StateFeed feed;
  private final Representations representations;
  private final InstantSource clock;
  private final SchemaReader reader = new SchemaReader(DocumentLimits.defaults());

  Uploads(Writes writes, StateFeed feed, Representations representations, InstantSource clock) {
    this.writes = writes;
    this.feed = feed;
    this.representations = representations;
    this.clock = clock;
  }

  /** 201 for a new version, 200 where the same text is published already. */
  Reply publish(RoutingContext request) {
    PublishVersion command = command(request);
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var reply, LogPosition position) -> published(reply, 201, position);
      case Outcome.StoodAlready(var reply, LogPosition position) -> published(reply, 200, position);
      case Outcome.Declined(var refusal) -> Reply.problem(TrackProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private Reply published(
      dev.assay.registry.decision.Reply stands, int status, LogPosition position) {
    return switch (stands) {
      case VersionStands(var ref) -> {
        PublishedVersion version =
            feed.current().state().version(ref.subject(), ref.version()).orElseThrow();
        yield representations
            .of(version)
            .reply(status)
            .withHeader(AssayHttpHeaders.OFFSET, position.toString());
      }
      case PolicyStands other ->
          throw new IllegalStateException("publishing was answered with " + other);
    };
  }

  private PublishVersion command(RoutingContext request) {
    UploadBody body = JsonBody.read(request, UploadBody.class);
    String name = body.name().orElseThrow(() -> TrackProblems.missing("name"));
    // A member that is left out arrives as a null node.
    JsonNode content =
        body.content()
            .filter(node -> !node.isNull())
            .orElseThrow(() -> TrackProblems.missing("content"));
    try {
      Subject subject = Subject.of(body.track().orElse(DEFAULT_TRACK), name);
      return new PublishVersion(
          subject,
          body.coreVersion().map(SemVer::parse),
          reader.read(content.toString().getBytes(UTF_8)),
          declared(body, subject),
          deprecation(body),
          Caller.of(request, clock));
    } catch (IllegalArgumentException malformed) {
      throw TrackProblems.malformed(malformed);
    }
  }

  private static Declared declared(UploadBody body, Subject subject) {
    Optional<String> compatibility =
        body.compatibility()
            .filter(claim -> !claim.isNull())
            .map(claim -> claim.isString() ? claim.stringValue() : claim.toString())
            .map(claim -> WriteProblems.bounded("x_compat", claim, MAX_NOTE));
    return new Declared(body.schemaId().orElse(subject.name().value()), compatibility);
  }

  private static Optional<DeprecationWish> deprecation(UploadBody body) {
    String note =
        WriteProblems.bounded("deprecation_note", body.deprecationNote().orElse(""), MAX_NOTE);
    return body.deprecated().map(deprecated -> new DeprecationWish(deprecated, note));
  }
}
