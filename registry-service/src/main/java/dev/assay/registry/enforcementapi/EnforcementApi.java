package dev.assay.registry.enforcementapi;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.PoliciesBody;
import dev.assay.contracts.rest.PolicyBody;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.contracts.rest.ReasonBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Command;
import dev.assay.registry.decision.Command.LiftPolicy;
import dev.assay.registry.decision.Command.RearmPolicy;
import dev.assay.registry.decision.Command.SetPolicy;
import dev.assay.registry.decision.Reply.PolicyStands;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.Revisions;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.Snapshot;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** The routes below {@code /enforcement}. */
public final class EnforcementApi implements RouteSet {
  private static final String ROUTE = "/enforcement/:scope";
  private static final int MAX_REASON = 1_000;

  private final Freshness freshness;
  private final Writes writes;
  private final InstantSource clock;

  /** Reads from states of this freshness, writes there, dates by this clock. */
  public EnforcementApi(Freshness freshness, Writes writes, InstantSource clock) {
    this.freshness = freshness;
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/enforcement", Role.READER, freshness.answering(EnforcementApi::all));
    routes.get(ROUTE, Role.READER, freshness.answering(EnforcementApi::inForce));
    routes.put(ROUTE, Role.OPERATOR, Replying.blocking(request -> write(wish(request))));
    routes.delete(ROUTE, Role.OPERATOR, Replying.blocking(request -> write(lifting(request))));
    routes.post(
        ROUTE + "/rearm", Role.OPERATOR, Replying.blocking(request -> write(rearming(request))));
  }

  private static Reply all(RoutingContext request, Snapshot snapshot) {
    return Reply.json(
            new PoliciesBody(
                snapshot.state().policies().stream().map(PolicyBody::of).toList(),
                PolicyBody.of(snapshot.state().policyInForce(Scope.EVERYTHING))))
        .withHeader("Cache-Control", "no-cache");
  }

  private static Reply inForce(RoutingContext request, Snapshot snapshot) {
    return told(snapshot.state().policyInForce(scope(request)));
  }

  private Reply write(Command command) {
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var reply, LogPosition position) -> stands(reply, position);
      case Outcome.StoodAlready(var reply, LogPosition position) -> stands(reply, position);
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private static Reply stands(dev.assay.registry.decision.Reply reply, LogPosition position) {
    return told(WriteProblems.as(PolicyStands.class, reply).policy())
        .withHeader(AssayHttpHeaders.OFFSET, position.toString());
  }

  private static Reply told(EnforcementPolicy policy) {
    return Reply.json(PolicyBody.of(policy))
        .withHeader("ETag", Revisions.tag(policy.revision()))
        .withHeader("Cache-Control", "no-cache");
  }

  private SetPolicy wish(RoutingContext request) {
    PolicyWishBody body = JsonBody.read(request, PolicyWishBody.class);
    return new SetPolicy(
        scope(request),
        PolicyWishes.rule(body),
        PolicyWishes.until(body),
        new SetPolicy.Condition(ifMatch(request), body.force().orElse(false)),
        reason(body.reason()),
        Caller.of(request, clock));
  }

  private LiftPolicy lifting(RoutingContext request) {
    return new LiftPolicy(
        scope(request), ifMatch(request), Asked.reason(request), Caller.of(request, clock));
  }

  private RearmPolicy rearming(RoutingContext request) {
    ReasonBody body = JsonBody.read(request, ReasonBody.class);
    return new RearmPolicy(
        scope(request), ifMatch(request), reason(body.reason()), Caller.of(request, clock));
  }

  private static String reason(Optional<String> given) {
    return WriteProblems.bounded("reason", given.orElse(""), MAX_REASON);
  }

  private static Optional<Long> ifMatch(RoutingContext request) {
    return Revisions.ifMatch(request, "/enforcement/{scope}");
  }

  private static Scope scope(RoutingContext request) {
    try {
      return Scope.parse(Path.part(request, "scope"));
    } catch (IllegalArgumentException wrong) {
      throw EnforcementProblems.badScope(wrong);
    }
  }
}
