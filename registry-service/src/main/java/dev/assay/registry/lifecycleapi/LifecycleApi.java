package dev.assay.registry.lifecycleapi;

import dev.assay.contracts.facts.Days;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.DeprecationWishBody;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Command.PurgeVersions;
import dev.assay.registry.decision.Command.StateDeletion;
import dev.assay.registry.decision.Command.StateDeprecation;
import dev.assay.registry.decision.Command.StateDeprecation.Word;
import dev.assay.registry.decision.Decision;
import dev.assay.registry.decision.Reply.VersionsTouched;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.Named;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** The routes below a schema that say something of its versions, and who refers to them. */
public final class LifecycleApi implements RouteSet {
  private static final String SCHEMA = "/schemas/:track/:name";
  private static final String DEPRECATION = SCHEMA + "/deprecation";
  private static final Word IN_USE = new Word(false, "", Optional.empty(), Optional.empty());
  private static final int MAX_NOTE = 1_000;

  private final Freshness freshness;
  private final Writes writes;
  private final InstantSource clock;

  /** Reads from states of this freshness, writes there, dates by this clock. */
  public LifecycleApi(Freshness freshness, Writes writes, InstantSource clock) {
    this.freshness = freshness;
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get(SCHEMA + "/references", Role.READER, freshness.answering(Neighbours::references));
    routes.get(SCHEMA + "/referencedby", Role.READER, freshness.answering(Neighbours::referrers));
    routes.put(DEPRECATION, Role.PUBLISHER, Replying.blocking(this::deprecate));
    routes.delete(DEPRECATION, Role.PUBLISHER, Replying.blocking(this::undeprecate));
    routes.delete(SCHEMA, Role.PUBLISHER, Replying.blocking(this::delete));
    routes.post(SCHEMA + "/restore", Role.PUBLISHER, Replying.blocking(this::restore));
    routes.post(SCHEMA + "/purge", Role.ADMIN, Replying.blocking(this::purge));
  }

  private Reply deprecate(RoutingContext request) {
    DeprecationWishBody body = JsonBody.read(request, DeprecationWishBody.class);
    return answer("deprecate", request, stating(request, word(body)));
  }

  private Reply undeprecate(RoutingContext request) {
    return answer("undeprecate", request, stating(request, IN_USE));
  }

  private Command stating(RoutingContext request, Word word) {
    return new StateDeprecation(Named.target(request), word, Caller.of(request, clock));
  }

  private static Word word(DeprecationWishBody body) {
    String note = WriteProblems.bounded("note", body.note().orElse(""), MAX_NOTE);
    try {
      return new Word(
          true, note, body.sunset().map(Days::parse), body.successor().map(Named::reference));
    } catch (IllegalArgumentException noDay) {
      throw Asked.bad(String.valueOf(noDay.getMessage()), "send sunset as a day: 2027-01-31");
    }
  }

  private Reply delete(RoutingContext request) {
    return answer("delete", request, deletion(request, true));
  }

  private Reply restore(RoutingContext request) {
    return answer("restore", request, deletion(request, false));
  }

  private Command deletion(RoutingContext request, boolean deleted) {
    return new StateDeletion(
        Named.target(request), deleted, Asked.reason(request), Caller.of(request, clock));
  }

  private Reply purge(RoutingContext request) {
    return answer(
        "purge",
        request,
        new PurgeVersions(Named.target(request), Asked.reason(request), Caller.of(request, clock)));
  }

  private Reply answer(String action, RoutingContext request, Command command) {
    return Asked.whether(request, "dry_run") ? rehearsed(action, command) : done(action, command);
  }

  private Reply rehearsed(String action, Command command) {
    return switch (writes.rehearse(command)) {
      case Decision.Granted(var _, var reply) ->
          Reply.json(Impact.of(action, true, true, touched(reply)));
      case Decision.Noted(var reply) -> Reply.json(Impact.of(action, true, true, touched(reply)));
      case Decision.AlreadySo(var reply) ->
          Reply.json(Impact.of(action, true, false, touched(reply)));
      case Decision.Refused(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
    };
  }

  private Reply done(String action, Command command) {
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var reply, LogPosition position) ->
          Reply.json(Impact.of(action, false, true, touched(reply)))
              .withHeader(AssayHttpHeaders.OFFSET, position.toString());
      case Outcome.StoodAlready(var reply, LogPosition position) ->
          Reply.json(Impact.of(action, false, false, touched(reply)))
              .withHeader(AssayHttpHeaders.OFFSET, position.toString());
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private static VersionsTouched touched(dev.assay.registry.decision.Reply reply) {
    return WriteProblems.as(VersionsTouched.class, reply);
  }
}
