package dev.assay.registry.trackapi;

import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.UploadBody;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.registry.decision.Command.PublishVersion;
import dev.assay.registry.decision.Decision;
import dev.assay.registry.decision.Reply.Standing;
import dev.assay.registry.decision.Reply.VersionStands;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Publications;
import dev.assay.registry.edge.PublishWishes;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.PublishedVersion;
import dev.assay.registry.state.StateFeed;
import dev.assay.registry.state.VersionRef;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;

/** Publishes what is uploaded: {@code POST /admin/schemas[?dry_run=true]}. */
final class Uploads {
  private final Writes writes;
  private final StateFeed feed;
  private final Representations representations;
  private final InstantSource clock;

  Uploads(Writes writes, StateFeed feed, Representations representations, InstantSource clock) {
    this.writes = writes;
    this.feed = feed;
    this.representations = representations;
    this.clock = clock;
  }

  /** 201 for a new version, 200 where the same text is published already. */
  Reply publish(RoutingContext request) {
    boolean dryRun = Asked.whether(request, "dry_run");
    PublishVersion command =
        PublishWishes.of(JsonBody.read(request, UploadBody.class), Caller.of(request, clock));
    return dryRun ? rehearsed(command) : written(command);
  }

  private Reply written(PublishVersion command) {
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var reply, LogPosition position) -> published(reply, position);
      case Outcome.StoodAlready(var reply, LogPosition position) -> published(reply, position);
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private Reply rehearsed(PublishVersion command) {
    return switch (writes.rehearse(command)) {
      case Decision.Granted(var _, var reply) -> told(reply);
      case Decision.AlreadySo(var reply) -> told(reply);
      case Decision.Noted(var reply) -> told(reply);
      case Decision.Refused(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
    };
  }

  private Reply told(dev.assay.registry.decision.Reply reply) {
    VersionStands stands = WriteProblems.as(VersionStands.class, reply);
    return Reply.json(Publications.of(stands, feed.current().state()))
        .withHeader("Cache-Control", "no-store");
  }

  private Reply published(dev.assay.registry.decision.Reply reply, LogPosition position) {
    VersionStands stands = WriteProblems.as(VersionStands.class, reply);
    VersionRef ref = stands.ref();
    PublishedVersion version =
        feed.current().state().version(ref.subject(), ref.version()).orElseThrow();
    return representations
        .of(version)
        .reply(stands.standing() == Standing.NEW ? 201 : 200)
        .withHeader(AssayHttpHeaders.OFFSET, position.toString());
  }
}
