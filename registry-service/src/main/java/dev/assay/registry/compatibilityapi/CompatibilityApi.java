package dev.assay.registry.compatibilityapi;

import dev.assay.contracts.compatibility.CompatibilityPolicy;
import dev.assay.contracts.compatibility.CompatibilityRule;
import dev.assay.contracts.compatibility.CompatibilityScope;
import dev.assay.contracts.rest.AssayHttpHeaders;
import dev.assay.contracts.rest.CompatibilitiesBody;
import dev.assay.contracts.rest.CompatibilityBody;
import dev.assay.contracts.rest.CompatibilityWishBody;
import dev.assay.contracts.rest.LogPosition;
import dev.assay.kit.access.Role;
import dev.assay.kit.http.JsonBody;
import dev.assay.kit.http.ProblemRaised;
import dev.assay.kit.http.ProblemType;
import dev.assay.kit.http.Reply;
import dev.assay.kit.http.Replying;
import dev.assay.kit.http.RouteSet;
import dev.assay.kit.http.Routes;
import dev.assay.registry.decision.Command.SetCompatibility;
import dev.assay.registry.edge.Asked;
import dev.assay.registry.edge.Caller;
import dev.assay.registry.edge.Freshness;
import dev.assay.registry.edge.Path;
import dev.assay.registry.edge.RefusalProblems;
import dev.assay.registry.edge.Revisions;
import dev.assay.registry.edge.WriteProblems;
import dev.assay.registry.log.Outcome;
import dev.assay.registry.log.Writes;
import dev.assay.registry.state.RegistryState;
import dev.assay.registry.state.Snapshot;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.Optional;

/** The routes below {@code /compatibility}. */
public final class CompatibilityApi implements RouteSet {
  /** A subject's scope has a slash in it. */
  private static final String ROUTE = "/compatibility/*";

  private static final ProblemType BAD_SCOPE =
      new ProblemType("bad-scope", "That is no scope of a rule", 400);
  private static final ProblemType BAD_RULE =
      new ProblemType("bad-rule", "That is no rule about compatibility", 400);
  private static final int MAX_REASON = 1_000;

  private final Freshness freshness;
  private final Writes writes;
  private final InstantSource clock;

  /** Reads from states of this freshness, writes there, dates by this clock. */
  public CompatibilityApi(Freshness freshness, Writes writes, InstantSource clock) {
    this.freshness = freshness;
    this.writes = writes;
    this.clock = clock;
  }

  @Override
  public void mountOn(Routes routes) {
    routes.get("/compatibility", Role.READER, freshness.answering(CompatibilityApi::all));
    routes.get(
        ROUTE,
        Role.READER,
        freshness.answering((request, snapshot) -> inForce(scope(request), snapshot.state())));
    routes.put(ROUTE, Role.OPERATOR, Replying.blocking(request -> write(wish(request))));
    routes.delete(ROUTE, Role.OPERATOR, Replying.blocking(request -> write(withdrawal(request))));
  }

  private static Reply all(RoutingContext request, Snapshot snapshot) {
    RegistryState state = snapshot.state();
    return Reply.json(
            new CompatibilitiesBody(
                state.compatibilities().stream()
                    .filter(policy -> policy.rule().isPresent())
                    .map(policy -> CompatibilityBody.of(policy.scope(), policy))
                    .toList(),
                CompatibilityBody.of(
                    CompatibilityScope.EVERYTHING,
                    state.compatibilityInForce(CompatibilityScope.EVERYTHING))))
        .withHeader("Cache-Control", "no-cache");
  }

  private static Reply inForce(CompatibilityScope scope, RegistryState state) {
    CompatibilityPolicy policy = state.compatibilityInForce(scope);
    return Reply.json(CompatibilityBody.of(scope, policy))
        .withHeader("ETag", Revisions.tag(policy.revision()))
        .withHeader("Cache-Control", "no-cache");
  }

  private Reply write(SetCompatibility command) {
    return switch (WriteProblems.outcomeOf(command, writes)) {
      case Outcome.Written(var _, LogPosition position) -> stands(command.scope(), position);
      case Outcome.StoodAlready(var _, LogPosition position) -> stands(command.scope(), position);
      case Outcome.Declined(var refusal) -> Reply.problem(RefusalProblems.of(refusal));
      case Outcome.Unavailable unavailable -> WriteProblems.unavailable(unavailable);
    };
  }

  private Reply stands(CompatibilityScope scope, LogPosition position) {
    return inForce(scope, freshness.feed().current().state())
        .withHeader(AssayHttpHeaders.OFFSET, position.toString());
  }

  private SetCompatibility wish(RoutingContext request) {
    CompatibilityWishBody body = JsonBody.read(request, CompatibilityWishBody.class);
    return new SetCompatibility(
        scope(request),
        Optional.of(rule(body)),
        WriteProblems.bounded("reason", body.reason().orElse(""), MAX_REASON),
        revision(request),
        Caller.of(request, clock));
  }

  private SetCompatibility withdrawal(RoutingContext request) {
    return new SetCompatibility(
        scope(request),
        Optional.empty(),
        Asked.reason(request),
        revision(request),
        Caller.of(request, clock));
  }

  private static CompatibilityRule rule(CompatibilityWishBody body) {
    try {
      return new CompatibilityRule(
          CompatibilityRule.level(
              body.level().orElseThrow(() -> new IllegalArgumentException("'level' is missing"))),
          CompatibilityRule.content(body.content().orElse("lenient")));
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(
          BAD_RULE
              .problem(String.valueOf(wrong.getMessage()))
              .withRemedy("send {\"level\": \"BACKWARD\", \"content\": \"strict\"}, for example"));
    }
  }

  private static Optional<Long> revision(RoutingContext request) {
    return Revisions.ifMatch(request, "/compatibility/{scope}");
  }

  private static CompatibilityScope scope(RoutingContext request) {
    try {
      return CompatibilityScope.parse(Path.rest(request));
    } catch (IllegalArgumentException wrong) {
      throw new ProblemRaised(
          BAD_SCOPE
              .problem(String.valueOf(wrong.getMessage()))
              .withRemedy("use *, track:v1 or subject:v1/NAME"));
    }
  }
}
