package dev.assay.registry.enforcementapi;

import dev.assay.contracts.enforcement.EnforcementPolicy;
import dev.assay.contracts.enforcement.EnforcementPolicy.Rule;
import dev.assay.contracts.enforcement.Mode;
import dev.assay.contracts.enforcement.Scope;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.contracts.rest.PoliciesBody;
import dev.assay.contracts.rest.PolicyBody;
import dev.assay.contracts.rest.PolicyWishBody;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Command.SetPolicy;
import dev.assay.registry.decision.Reply.PolicyStands;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.Snapshot;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;

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
    routes.put(ROUTE, Role.OPERATOR, Replying.blocking(this::set));
  }

  private static Reply all(RoutingContext request, Snapshot snapshot) {
    return Reply.json(
            new PoliciesBody(
                snapshot.state().policies().stream().map(PolicyBody::of).toList(),
                PolicyBody.of(snapshot.state().policyInForce(Scope.EVERYTHING))))
        .withHeader("Cache-Control", "no-cache");
  }

  private static Reply inForce(RoutingContext request, Snapshot snapshot) {
    EnforcementPolicy policy = snapshot.state().policyInForce(scope(request));
    return Reply.json(PolicyBody.of(policy)).withHeader("Cache-Control", "no-cache");
  }

  private Reply set(RoutingContext request) {
    SetPolicy command = command(request);
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var reply, LogPosition position) -> stands(reply, position);
      case Outcome.StoodAlready(var reply, LogPosition position) -> stands(reply, position);
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private static Reply stands(dev.assay.registry.decision.Reply reply, LogPosition position) {
    return Reply.json(PolicyBody.of(WriteProblems.as(PolicyStands.class, reply).policy()))
        .withHeader(AssayHttpHeaders.OFFSET, position.toString());
  }

  private SetPolicy command(RoutingContext request) {
    PolicyWishBody body = JsonBody.read(request, PolicyWishBody.class);
    String reason = WriteProblems.bounded("reason", body.reason().orElse(""), MAX_REASON);
    return new SetPolicy(scope(request), rule(body), reason, Caller.of(request, clock));
  }

  private static Rule rule(PolicyWishBody body) {
    try {
      Mode mode = Mode.parse(body.mode().orElseThrow(EnforcementProblems::modeMissing));
      int percent = Rule.of(Mode.ENFORCE).enforcedPercent();
      return switch (mode) {
        case CANARY -> Rule.canary(body.percent().orElse(0));
        case OFF, LOG_ONLY -> new Rule(mode, body.percent().orElse(0));
        case ENFORCE -> new Rule(mode, body.percent().orElse(percent));
      };
    } catch (IllegalArgumentException wrong) {
      throw EnforcementProblems.badRule(wrong);
    }
  }

  private static Scope scope(RoutingContext request) {
    try {
      return Scope.parse(Path.part(request, "scope"));
    } catch (IllegalArgumentException wrong) {
      throw EnforcementProblems.badScope(wrong);
    }
  }
}
